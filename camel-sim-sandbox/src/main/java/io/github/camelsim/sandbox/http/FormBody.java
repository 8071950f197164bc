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

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request: those of its form and, after them, those of its query string, as old clients send them. A
 * body that is no form, or not of the type that its head states, has none.
 */
public final class FormBody {
    private static final int MOST_PARAMETERS = 1000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    private FormBody() {}

    /** @param contentType null if the request has none */
    public static Map<String, List<String>> parse(String contentType, byte[] body, String query) {
        FormBody form = new FormBody();
        String type = contentType == null ? "" : contentType;
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Charset charset = parameter(type, "charset").map(FormBody::charset).orElse(StandardCharsets.UTF_8);
        if (mediaType.equals("application/x-www-form-urlencoded")) {
            form.addPairs(new String(body, StandardCharsets.ISO_8859_1), charset);
        } else if (mediaType.equals("multipart/form-data")) {
            parameter(type, "boundary").ifPresent(boundary -> MultipartBody.read(boundary, charset, body, form::add));
        }
        form.addPairs(query, StandardCharsets.UTF_8);
        return form.values;
    }

    private void addPairs(String pairs, Charset charset) {
        for (String pair : pairs.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                add(decoded(parts[0], charset), parts.length == 1 ? "" : decoded(parts[1], charset));
            }
        }
    }

    private void add(String name, String value) {
        count++;
        if (count <= MOST_PARAMETERS) {
            values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
        }
    }

    /** Bytes that are not escaped are in the charset, too; wrong escapes are left as they are. */
    private static String decoded(String text, Charset charset) {
        String plain = new String(text.getBytes(StandardCharsets.ISO_8859_1), charset);
        try {
            return URLDecoder.decode(plain, charset);
        } catch (IllegalArgumentException wronglyEscaped) {
            return plain;
        }
    }

    /** A parameter of a header, such as {@code charset}, whatever the case of its name. */
    static Optional<String> parameter(String header, String name) {
        for (String part : header.split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                String value = pair[1].strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return Optional.empty();
    }

    static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
