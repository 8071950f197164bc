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
import io.github.camelsim.thingsmobile.client.Parameter;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Replaces parameter headers of a message during one call, and restores the previous ones after it. */
final class ParameterHeaders {

    private final Map<Parameter, Object> during = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Object> before = new EnumMap<>(Parameter.class);

    /** @param values by the names of parameters; a blank value removes the header */
    ParameterHeaders(Map<String, Object> values) {
        values.forEach((name, value) -> during.put(Parameter.valueOf(name), Call.isGiven(value) ? value : null));
        if (during.containsKey(Parameter.msisdn) || during.containsKey(Parameter.iccid)) {
            during.putIfAbsent(Parameter.msisdn, null); // both must come from the same source
            during.putIfAbsent(Parameter.iccid, null);
        }
    }

    void set(Exchange exchange) {
        Message message = exchange.getMessage();
        during.keySet()
                .forEach(
                        parameter -> before.put(parameter, message.getHeader(ThingsMobileConstants.header(parameter))));
        put(during, message);
    }

    void restore(Exchange exchange) {
        put(before, exchange.getMessage());
    }

    private static void put(Map<Parameter, Object> values, Message message) {
        values.forEach((parameter, value) -> {
            String header = ThingsMobileConstants.header(parameter);
            message.removeHeader(header);
            if (value != null) {
                message.setHeader(header, value);
            }
        });
    }
}
