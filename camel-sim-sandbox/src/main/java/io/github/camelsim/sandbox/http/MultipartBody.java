/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in
 * compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is
 * distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and limitations under the License.
 */
package io.github.camelsim.sandbox.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads multipart/form-data (RFC 7578). Files are left out; reading stops where the closing delimiter is missing. */
final class MultipartBody {
    private MultipartBody() {}

    static void read(String boundary, Charset charset, byte[] body, BiConsumer<String, String> parameters) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "--" + boundary;
        int start = text.startsWith(delimiter) ? 0 : text.indexOf("\r\n" + delimiter) + 2;
        while (start >= 0 && text.startsWith(delimiter, start)) {
            int head = start + delimiter.length();
            int end = text.indexOf("\r\n" + delimiter, head);
            if (text.startsWith("--", head) || end < 0) {
                return;
            }
            readPart(text.substring(head, end), charset, parameters);
            start = end + 2;
        }
    }

    private static void readPart(String part, Charset charset, BiConsumer<String, String> parameters) {
        int end = part.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        String head = part.substring(0, end);
        String disposition = header(head, "content-disposition").orElse("");
        Charset partCharset = header(head, "content-type")
                .flatMap(type -> FormBody.parameter(type, "charset"))
                .map(FormBody::charset)
                .orElse(charset);
        if (FormBody.parameter(disposition, "filename").isEmpty()) {
            FormBody.parameter(disposition, "name")
                    .ifPresent(name -> parameters.accept(
                            decoded(name, partCharset), decoded(part.substring(end + 4), partCharset)));
        }
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static String decoded(String bytes, Charset charset) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
    }
}
