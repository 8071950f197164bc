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
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * Reads a value from the text of an element, without surrounding white space; empty text is null. In a response, text
 * that is not of the type is null too, and is added to the unreadable values.
 */
final class AnswerText<T> extends StdScalarDeserializer<T> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    /** Must be readable, because it decides whether the call succeeded. */
    private static final String DONE = "done";

    private final int longest;
    private final transient Meaning<T> meaning;
    private final String field;

    /** @param longest the length limit; longer text is not of the type and is not parsed */
    AnswerText(Class<T> type, int longest, Meaning<T> meaning) {
        this(type, longest, meaning, null);
    }

    private AnswerText(Class<?> type, int longest, Meaning<T> meaning, String field) {
        super(type);
        this.longest = longest;
        this.meaning = meaning;
        this.field = field;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return property == null ? this : new AnswerText<>(handledType(), longest, meaning, property.getName());
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString();
        if (text == null) {
            parser.skipChildren();
            return unreadable(context, "(elements)", "has elements instead of text");
        }
        text = text.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > longest) {
            return unreadable(context, text, "longer than " + longest + " characters");
        }
        try {
            return meaning.of(text, AnswerReading.of(context));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            return unreadable(context, text, e.getMessage());
        }
    }

    private T unreadable(DeserializationContext context, String text, String reason) throws IOException {
        AnswerReading reading = AnswerReading.of(context);
        if (reading == null || DONE.equals(field)) {
            return context.reportInputMismatch(this, "<%s> is not readable: %s", field, reason);
        }
        reading.unreadable(field, text);
        return null;
    }

    /** Converts text to a value. */
    @FunctionalInterface
    interface Meaning<T> {

        /** @param reading of the response; null if other data is being read */
        T of(String text, AnswerReading reading);
    }
}
