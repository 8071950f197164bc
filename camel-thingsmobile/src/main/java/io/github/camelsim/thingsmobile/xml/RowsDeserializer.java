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
package io.github.camelsim.thingsmobile.xml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the rows of a list element, such as the {@code <sim>}s of {@code <sims>}; other children are skipped. */
final class RowsDeserializer extends JsonDeserializer<List<?>> implements ContextualDeserializer {

    private final Class<?> type;
    private final Set<String> elements;
    private final JsonDeserializer<Object> row;
    private final String list;

    RowsDeserializer(Class<?> type, Set<String> elements) {
        this(type, elements, null, null);
    }

    private RowsDeserializer(Class<?> type, Set<String> elements, JsonDeserializer<Object> row, String list) {
        this.type = type;
        this.elements = elements;
        this.row = row;
        this.list = list;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        return new RowsDeserializer(
                type,
                elements,
                context.findContextualValueDeserializer(context.constructType(type), property),
                property == null ? null : property.getName());
    }

    @Override
    public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        List<Object> rows = new ArrayList<>();
        AnswerReading reading = AnswerReading.of(context);
        if (reading == null) {
            return jsonArray(parser, context);
        }
        boolean nested = reading.inRow();
        reading.enter(list);
        if (!parser.isExpectedStartObjectToken()) {
            reading.leave(nested);
            return rows; // empty, or text instead of rows
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean known = elements.contains(parser.currentName());
            if (parser.nextToken() == JsonToken.START_OBJECT && known) {
                reading.row(nested, rows.size(), parser);
                rows.add(row.deserialize(parser, context));
            } else {
                parser.skipChildren();
            }
        }
        reading.leave(nested);
        return rows;
    }

    /** Reads a list that the component itself has written as JSON. */
    private List<?> jsonArray(JsonParser parser, DeserializationContext context) throws IOException {
        List<Object> rows = new ArrayList<>();
        if (!parser.isExpectedStartArrayToken()) {
            return (List<?>) context.handleUnexpectedToken(List.class, parser);
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            rows.add(row.deserialize(parser, context));
        }
        return rows;
    }
}
