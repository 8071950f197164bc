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
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Replaces parameter headers of a message during one call, and restores the previous ones after it. */
final class ParameterHeaders<P extends Enum<P>> {

    private final ParameterMapping<P> mapping;
    private final Map<P, Object> during;
    private final Map<P, Object> before;

    /** @param values by the names of parameters; a blank value removes the header */
    ParameterHeaders(ParameterMapping<P> mapping, Map<String, Object> values) {
        this.mapping = mapping;
        this.during = new EnumMap<>(mapping.type());
        this.before = new EnumMap<>(mapping.type());
        values.forEach((name, value) ->
                during.put(Enum.valueOf(mapping.type(), name), ParameterValue.isGiven(value) ? value : null));
        if (mapping.identifiers().stream().anyMatch(during::containsKey)) {
            mapping.identifiers().forEach(parameter -> during.putIfAbsent(parameter, null)); // all from one source
        }
    }

    void set(Exchange exchange) {
        Message message = exchange.getMessage();
        during.keySet()
                .forEach(parameter ->
                        before.put(parameter, message.getHeader(mapping.header().apply(parameter))));
        put(during, message);
    }

    void restore(Exchange exchange) {
        put(before, exchange.getMessage());
    }

    private void put(Map<P, Object> values, Message message) {
        values.forEach((parameter, value) -> {
            String header = mapping.header().apply(parameter);
            message.removeHeader(header);
            if (value != null) {
                message.setHeader(header, value);
            }
        });
    }
}
