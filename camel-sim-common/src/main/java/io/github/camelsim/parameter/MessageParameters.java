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
package io.github.camelsim.parameter;

import io.github.camelsim.format.ParameterValue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the parameters of a call: a header takes precedence over the URI, the URI over the body. */
public final class MessageParameters<P extends Enum<P>> {

    private static final Logger LOG = LoggerFactory.getLogger(MessageParameters.class);

    private final ParameterMapping<P> mapping;
    private final String operation;
    private final Collection<P> supported;
    private final Map<String, P> byLowerCaseName;
    private final Set<P> ignored = ConcurrentHashMap.newKeySet();

    /** @param supported the parameters that the operation has */
    public MessageParameters(ParameterMapping<P> mapping, String operation, Collection<P> supported) {
        this.mapping = mapping;
        this.operation = operation;
        this.supported = supported;
        this.byLowerCaseName = mapping.byName(MessageParameters::lowerCase);
    }

    /**
     * Makes a call of the parameters in the options of the URI, the headers and the body.
     *
     * @param call makes the call of the given values, which are unchecked
     * @throws IllegalArgumentException that names the operation, if a value is invalid or cannot be read
     */
    public <C> C callOf(Map<P, Object> uri, Exchange exchange, Function<Map<P, Object>, C> call) {
        try {
            return call.apply(collect(uri, exchange));
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Throwable e) { // the body may be of any class, and reading it may fail in any way
            throw new IllegalArgumentException(operation + ": the parameters cannot be read: " + e, e);
        }
    }

    /** What identifies the SIM comes from one source, the first that has any of it. */
    private Map<P, Object> collect(Map<P, Object> uri, Exchange exchange) {
        Map<P, Object> values = headers(exchange);
        complete(values, supported(uri));
        complete(values, body(exchange));
        P text = mapping.text();
        if (supported.contains(text) && !values.containsKey(text) && !holdsParameters(exchange)) {
            new MessageText(operation, text.name()).of(exchange).ifPresent(found -> put(values, text, found));
        }
        return values;
    }

    /** The values of parameters that the operation has. Each other parameter is logged once. */
    public Map<P, Object> supported(Map<P, Object> given) {
        Map<P, Object> values = new EnumMap<>(mapping.type());
        given.forEach((parameter, value) -> putSupported(values, parameter, value));
        return values;
    }

    private boolean holdsParameters(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof Map || mapping.recordValues().apply(body) != null;
    }

    private void complete(Map<P, Object> values, Map<P, Object> source) {
        boolean simIsIdentified = mapping.identifiers().stream().anyMatch(values::containsKey);
        source.forEach((parameter, value) -> {
            if (!simIsIdentified || !mapping.identifiers().contains(parameter)) {
                values.putIfAbsent(parameter, value);
            }
        });
    }

    private Map<P, Object> headers(Exchange exchange) {
        Map<P, Object> values = new EnumMap<>(mapping.type());
        for (P parameter : mapping.type().getEnumConstants()) {
            Object header = exchange.getMessage().getHeader(mapping.header().apply(parameter));
            putSupported(values, parameter, unwrapped(header, exchange));
        }
        return values;
    }

    private Map<P, Object> body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Map<?, ?> map) {
            return entries(map, exchange);
        }
        Map<P, Object> values = new EnumMap<>(mapping.type());
        Map<P, Object> given = mapping.recordValues().apply(body);
        if (given != null) {
            given.forEach((parameter, value) -> put(values, parameter, value));
        }
        return values;
    }

    /** Accepts names in any case, because databases often return column names in capitals. */
    private Map<P, Object> entries(Map<?, ?> map, Exchange exchange) {
        Map<P, Object> values = new EnumMap<>(mapping.type());
        map.forEach((key, given) -> {
            P parameter = key == null ? null : byLowerCaseName.get(lowerCase(key));
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
    private Object putSupported(Map<P, Object> values, P parameter, Object value) {
        if (supported.contains(parameter)) {
            return put(values, parameter, value);
        }
        if (ParameterValue.isGiven(value) && ignored.add(parameter)) {
            LOG.warn(
                    "{}:{} has no parameter {}: its value in URI, header or body is ignored; the parameters are {}",
                    mapping.scheme(),
                    operation,
                    parameter,
                    supported);
        }
        return null;
    }

    private static <P> Object put(Map<P, Object> values, P parameter, Object value) {
        return ParameterValue.isGiven(value) ? values.put(parameter, value) : null;
    }
}
