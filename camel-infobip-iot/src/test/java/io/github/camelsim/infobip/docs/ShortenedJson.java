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
package io.github.camelsim.infobip.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelsim.docs.ShortenedBody;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON in lines, of each array only the first element. */
final class ShortenedJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    ShortenedJson(String json) throws JsonProcessingException {
        if (json.isEmpty()) {
            text = json;
            return;
        }
        JsonNode document = JSON.readTree(json);
        document.properties().forEach(field -> shorten(field.getKey(), field.getValue()));
        var lines = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        text = JSON.writer(lines).writeValueAsString(document);
    }

    private void shorten(String name, JsonNode value) {
        if (value instanceof ArrayNode array && array.size() > 1) {
            leftOut.put(name, array.size() - 1);
            while (array.size() > 1) {
                array.remove(1);
            }
        }
    }

    ShortenedBody body() {
        return new ShortenedBody(
                text,
                leftOut.entrySet().stream()
                        .map(array -> array.getValue() + " more elements of `" + array.getKey() + "`")
                        .toList());
    }
}
