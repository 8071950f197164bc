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
package io.github.camelsim.thingsmobile.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** The fields of a request, written as the body of a form in one of the two encodings of HTML. */
record FormBody(String contentType, byte[] bytes) {

    /** Without a charset: this type has no such parameter, and each field states its own. */
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");

    private static final ContentType FIELD = ContentType.create("text/plain", StandardCharsets.UTF_8);

    static FormBody urlEncoded(Map<String, String> fields) {
        List<BasicNameValuePair> pairs = fields.entrySet().stream()
                .map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                .toList();
        return of(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
    }

    static FormBody multipart(Map<String, String> fields) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.EXTENDED)
                .setContentType(MULTIPART)
                .setCharset(StandardCharsets.UTF_8);
        fields.forEach((name, value) -> form.addTextBody(name, value, FIELD));
        return of(form.build());
    }

    private static FormBody of(HttpEntity entity) {
        var bytes = new ByteArrayOutputStream();
        try (entity) {
            entity.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FormBody(entity.getContentType(), bytes.toByteArray());
    }
}
