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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;

/** How the API writes values (API document 4): what each kind of element text means. */
public final class AnswerModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, Set<String>> ROW_ELEMENTS = Map.of(
            Sim.class, Set.of("sim"),
            Cdr.class, Set.of("cdr", "cdrPaginated"),
            CreditOperation.class, Set.of("historyRow"),
            CustomPlan.class, Set.of("plan"));

    public AnswerModule() {
        super("thingsmobile");
        addDeserializer(String.class, new Text<>(String.class, text -> text));
        addDeserializer(Long.class, new Text<>(Long.class, AnswerModule::bytes));
        addDeserializer(Integer.class, new Text<>(Integer.class, AnswerModule::code));
        addDeserializer(BigDecimal.class, new Text<>(BigDecimal.class, BigDecimal::new));
        addDeserializer(Boolean.class, new Text<>(Boolean.class, AnswerModule::flag));
        addDeserializer(LocalDateTime.class, new Text<>(LocalDateTime.class, AnswerModule::time));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new SimpleDeserializers() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> findCollectionDeserializer(
                    CollectionType type,
                    DeserializationConfig config,
                    BeanDescription description,
                    TypeDeserializer elementType,
                    JsonDeserializer<?> element) {
                Class<?> row = type.getContentType().getRawClass();
                return ROW_ELEMENTS.containsKey(row) ? new RowsDeserializer(row, ROW_ELEMENTS.get(row)) : null;
            }
        });
    }

    private static Long bytes(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs(number.scale()) > Syntax.MOST_DIGITS) {
                throw new ArithmeticException("too many digits");
            }
            return number.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
    }

    /** Databases that have no time write a zero one. */
    private static LocalDateTime time(String text) {
        return text.startsWith("0000-00-00") ? null : ApiTime.parse(text);
    }

    /** The code is a number or it is none: a KO answer stays one whatever it calls itself. */
    private static Integer code(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "1", "true", "TRUE", "True" -> true;
            case "0", "false", "FALSE", "False" -> false;
            default -> throw new IllegalArgumentException("neither 1, 0, true nor false");
        };
    }

    @FunctionalInterface
    private interface Meaning<T> {
        T of(String text);
    }

    /** A value from the text of an element; white space round it is nothing, an empty one is null. */
    private static final class Text<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Meaning<T> meaning;

        Text(Class<T> type, Meaning<T> meaning) {
            super(type);
            this.meaning = meaning;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            text = text.strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return meaning.of(text);
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, e.getMessage());
            }
        }
    }
}
