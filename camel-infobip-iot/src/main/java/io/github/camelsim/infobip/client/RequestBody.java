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
package io.github.camelsim.infobip.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The JSON object with the parameters that are neither in the path nor in the query. */
final class RequestBody {

    static final String CONTENT_TYPE = "application/json";

    private static final Set<Parameter> IN_BODY = Set.of(Parameter.name, Parameter.status, Parameter.text);

    private RequestBody() {}

    /** The body of a request in UTF-8; null if it has none. */
    static byte[] of(Call call) {
        if (call.parameters().keySet().stream().noneMatch(IN_BODY::contains)) {
            return null;
        }
        var body = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(body)) {
            json.writeStartObject();
            for (var parameter : call.parameters().entrySet()) {
                if (IN_BODY.contains(parameter.getKey())) {
                    json.writeStringField(parameter.getKey().name(), parameter.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
