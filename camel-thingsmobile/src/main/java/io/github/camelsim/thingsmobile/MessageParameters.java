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

import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.model.Sim;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the parameters of a call: a header takes precedence over the URI, the URI over the body. */
final class MessageParameters {

    private static final Logger LOG = LoggerFactory.getLogger(MessageParameters.class);

    private static final Map<String, Parameter> BY_NAME = Arrays.stream(Parameter.values())
            .collect(Collectors.toMap(MessageParameters::lowerCase, Function.identity()));

    private final Operation operation;
    private final Set<Parameter> ignored = ConcurrentHashMap.newKeySet();

    MessageParameters(Operation operation) {
        this.operation = operation;
    }

    /**
     * The given values, unchecked. Msisdn and iccid come from the same source, the first that has one of them.
     *
     * @throws IllegalArgumentException that names the operation, if the body cannot be read
     */
    Map<Parameter, Object> of(Map<Parameter, Object> uri, Exchange exchange) {
        Map<Parameter, Object> values = headers(exchange);
        complete(values, supported(uri));
        complete(values, body(exchange));
        if (operation.parameters().contains(Parameter.message) && !values.containsKey(Parameter.message)) {
            new MessageText(operation).of(exchange).ifPresent(text -> put(values, Parameter.message, text));
        }
        return values;
    }

    /** The values of parameters that the operation has. Each other parameter is logged once. */
    Map<Parameter, Object> supported(Map<Parameter, Object> given) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        given.forEach((parameter, value) -> putSupported(values, parameter, value));
        return values;
    }

    private static void complete(Map<Parameter, Object> values, Map<Parameter, Object> source) {
        boolean simIsNamed = values.containsKey(Parameter.msisdn) || values.containsKey(Parameter.iccid);
        source.forEach((parameter, value) -> {
            if (!simIsNamed || !namesSim(parameter)) {
                values.putIfAbsent(parameter, value);
            }
        });
    }

    private static boolean namesSim(Parameter parameter) {
        return parameter == Parameter.msisdn || parameter == Parameter.iccid;
    }

    private Map<Parameter, Object> headers(Exchange exchange) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : BY_NAME.values()) {
            Object header = exchange.getMessage().getHeader(ThingsMobileConstants.header(parameter));
            putSupported(values, parameter, unwrapped(header, exchange));
        }
        return values;
    }

    private Map<Parameter, Object> body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Map<?, ?> map) {
            return entries(map, exchange);
        }
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        if (body instanceof Sim sim) {
            put(values, Parameter.msisdn, sim.msisdn());
            put(values, Parameter.msisdnList, sim.msisdn());
        }
        return values;
    }

    /** Accepts names in any case, because databases often return column names in capitals. */
    private Map<Parameter, Object> entries(Map<?, ?> map, Exchange exchange) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        map.forEach((key, given) -> {
            Parameter parameter = key == null ? null : BY_NAME.get(lowerCase(key));
            Object value = unwrapped(given, exchange);
            if (parameter != null && putSupported(values, parameter, value) != null) {
                throw new IllegalArgumentException(
                        operation + ": " + parameter + " is given twice in the body, in capitals and not");
            }
        });
        return values;
    }

    private static String lowerCase(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Unwraps an optional, and converts bytes, which brokers have as headers, to text in the charset of the exchange. */
    private static Object unwrapped(Object given, Exchange exchange) {
        Object value = given instanceof Optional<?> optional ? optional.orElse(null) : given;
        return value instanceof byte[]
                ? exchange.getContext().getTypeConverter().convertTo(String.class, exchange, value)
                : value;
    }

    /** @return the previous value; null if there was none */
    private Object putSupported(Map<Parameter, Object> values, Parameter parameter, Object value) {
        if (operation.parameters().contains(parameter)) {
            return put(values, parameter, value);
        }
        if (Call.isGiven(value) && ignored.add(parameter)) {
            LOG.warn(
                    "thingsmobile:{} has no parameter {}: its value in URI, header or body is ignored; the parameters are {}",
                    operation,
                    parameter,
                    operation.parameters());
        }
        return null;
    }

    private static Object put(Map<Parameter, Object> values, Parameter parameter, Object value) {
        return Call.isGiven(value) ? values.put(parameter, value) : null;
    }
}
