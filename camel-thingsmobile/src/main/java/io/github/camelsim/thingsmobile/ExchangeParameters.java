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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.model.Sim;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;

/** Where the parameters of a call come from: a header goes before the URI, the URI before the body. */
final class ExchangeParameters {

    private ExchangeParameters() {}

    /** What was given, as it was given; msisdn and iccid together from the first source that has one of them. */
    static Map<Parameter, Object> of(Operation operation, Map<Parameter, Object> uri, Message message) {
        List<Map<Parameter, Object>> sources = List.of(headers(operation, message), uri, body(operation, message));
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        for (Map<Parameter, Object> source : sources) {
            boolean simIsNamed = values.containsKey(Parameter.msisdn) || values.containsKey(Parameter.iccid);
            source.forEach((parameter, value) -> {
                if (!simIsNamed || !namesSim(parameter)) {
                    values.putIfAbsent(parameter, value);
                }
            });
        }
        return values;
    }

    private static boolean namesSim(Parameter parameter) {
        return parameter == Parameter.msisdn || parameter == Parameter.iccid;
    }

    private static Map<Parameter, Object> headers(Operation operation, Message message) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : operation.parameters()) {
            put(values, parameter, message.getHeader(ThingsMobileConstants.header(parameter)));
        }
        return values;
    }

    private static Map<Parameter, Object> body(Operation operation, Message message) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            operation.parameters().forEach(parameter -> put(values, parameter, entry(map, parameter)));
        } else if (body instanceof Sim sim) {
            put(values, Parameter.msisdn, sim.msisdn());
            put(values, Parameter.msisdnList, sim.msisdn());
        } else if (body instanceof String text) {
            put(values, Parameter.message, text);
        }
        return values;
    }

    /** By the map's own rules, such as those of a row of a table whose names are in capitals. */
    private static Object entry(Map<?, ?> map, Parameter parameter) {
        boolean hasNames = map.keySet().stream().anyMatch(String.class::isInstance); // a sorted map takes no others
        return hasNames ? map.get(parameter.name()) : null;
    }

    private static void put(Map<Parameter, Object> values, Parameter parameter, Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(parameter, value);
        }
    }
}
