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

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.github.camelsim.format.ApiTime;
import io.github.camelsim.thingsmobile.format.ApiValue;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;

/** Deserializers for the values and lists of responses (API document 4). */
public final class AnswerModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, Set<String>> ROW_ELEMENTS = Map.of(
            Sim.class, Set.of("sim"),
            Cdr.class, Set.of("cdr", "cdrPaginated"),
            CreditOperation.class, Set.of("historyRow"),
            CustomPlan.class, Set.of("plan"));

    public AnswerModule() {
        super("thingsmobile");
        addDeserializer(String.class, new AnswerText<>(String.class, Integer.MAX_VALUE, (text, reading) -> text));
        addDeserializer(
                Integer.class, new AnswerText<>(Integer.class, Integer.MAX_VALUE, (text, r) -> ApiValue.code(text)));
        addDeserializer(Long.class, value(Long.class, (text, reading) -> ApiValue.bytes(text)));
        addDeserializer(BigDecimal.class, value(BigDecimal.class, (text, reading) -> ApiValue.number(text)));
        addDeserializer(Boolean.class, value(Boolean.class, (text, reading) -> ApiValue.flag(text)));
        addDeserializer(
                LocalDateTime.class,
                value(
                        LocalDateTime.class,
                        (text, reading) -> ApiTime.parse(text, reading == null ? null : reading.zone())));
    }

    private static <T> AnswerText<T> value(Class<T> type, AnswerText.Meaning<T> meaning) {
        return new AnswerText<>(type, ApiValue.LONGEST, meaning);
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
}
