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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelsim.format.ApiTime;
import io.github.camelsim.format.Identifiers;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The fields of one JSON object that a reader requests. Each value is read as the type that is asked for;
 * numbers may be written as text and text as a number. A value that is not of that type is null, and is reported.
 */
final class JsonFields {

    /** Reading a number takes time that grows with the square of its length. */
    private static final int LONGEST_NUMBER = 100;

    private final Map<String, Value> values = new HashMap<>();
    private final BiConsumer<String, String> unreadable;

    private JsonFields(BiConsumer<String, String> unreadable) {
        this.unreadable = unreadable;
    }

    /**
     * Reads an object to its end. Other fields are skipped, whatever they contain. Where a field comes twice, the last
     * value that is not null is taken.
     *
     * @param parser at the start of the object
     * @param names the fields to read, also those of objects in it
     * @param arrays reads the arrays among them; those of objects in it are skipped
     * @param unreadable told field and text of each value that is not of its type
     */
    static JsonFields read(
            JsonParser parser, Set<String> names, ArrayReader arrays, BiConsumer<String, String> unreadable)
            throws IOException {
        var fields = new JsonFields(unreadable);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (names.contains(name)) {
                fields.readValue(name, parser, names, arrays);
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private void readValue(String name, JsonParser parser, Set<String> names, ArrayReader arrays) throws IOException {
        JsonToken token = parser.currentToken();
        switch (token) {
            case VALUE_NULL -> {}
            case START_ARRAY -> {
                values.put(name, new Value(token, "[...]", null));
                arrays.read(name, parser);
            }
            case START_OBJECT -> {
                BiConsumer<String, String> unreadableOfObject =
                        (field, text) -> unreadable.accept(name + "." + field, text);
                JsonFields object = read(parser, names, ArrayReader.SKIP, unreadableOfObject);
                values.put(name, new Value(token, "{...}", object));
            }
            default -> values.put(name, new Value(token, parser.getText().strip(), null));
        }
    }

    /** Whether a field has a value that is not null. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A text; null if it is absent or empty. */
    String text(String name) {
        return value(name, Value::text);
    }

    /** The digits of an identifier, also if they are written as a number; null if it is absent or empty. */
    String identifier(String name) {
        return value(name, JsonFields::identifier);
    }

    /** An ICCID, as the service writes it; null if it is absent or empty. */
    String iccid(String name) {
        return value(name, JsonFields::iccid);
    }

    /** A count, at least 0; null if it is absent. */
    Long count(String name) {
        return value(name, JsonFields::count);
    }

    /**
     * A count that the service names in two ways; null if it is absent.
     *
     * @param name the one that takes precedence if both have a value
     */
    Long count(String name, String otherName) {
        Long count = count(name);
        return count == null ? count(otherName) : count;
    }

    /** A time without a zone, one with an offset in UTC; null if it is absent. */
    LocalDateTime time(String name) {
        return value(name, value -> ApiTime.parse(value.text, ZoneOffset.UTC));
    }

    /** The fields of an object; null if it is absent. */
    JsonFields object(String name) {
        Value value = values.get(name);
        return value == null || value.object == null ? value(name, other -> notOfItsType()) : value.object;
    }

    private <T> T value(String name, Function<Value, T> type) {
        Value value = values.get(name);
        if (value == null || value.text.isEmpty()) {
            return null;
        }
        try {
            return type.apply(value.isScalar() ? value : notOfItsType());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            unreadable.accept(name, value.text);
            return null;
        }
    }

    /** A number with decimals or an exponent has lost digits. */
    private static String identifier(Value value) {
        return value.token == JsonToken.VALUE_NUMBER_FLOAT ? notOfItsType() : value.text;
    }

    private static String iccid(Value value) {
        String text = identifier(value);
        return Identifiers.digits(text) == null ? notOfItsType() : text;
    }

    private static Long count(Value value) {
        if (value.text.length() > LONGEST_NUMBER) {
            return notOfItsType();
        }
        var number = new BigDecimal(value.text);
        boolean plain = number.signum() >= 0 && Math.abs((long) number.scale()) <= LONGEST_NUMBER;
        return plain ? Long.valueOf(number.longValueExact()) : notOfItsType();
    }

    private static <T> T notOfItsType() {
        throw new IllegalArgumentException("not of its type");
    }

    /** Reads the array of a field to its end. */
    @FunctionalInterface
    interface ArrayReader {

        /** Skips every array. */
        ArrayReader SKIP = (name, parser) -> parser.skipChildren();

        /** @param parser at the start of the array */
        void read(String name, JsonParser parser) throws IOException;
    }

    /**
     * @param text of an object or array a placeholder
     * @param object the fields of an object; null of any other value
     */
    private record Value(JsonToken token, String text, JsonFields object) {

        /** Whether it is text or a number. */
        boolean isScalar() {
            return token == JsonToken.VALUE_STRING || token.isNumeric();
        }
    }
}
