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

import io.github.camelsim.call.ApiCall;
import io.github.camelsim.format.ParameterValue;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A call that is ready to be sent: its parameters are complete and in the form that the API document requires. It has no
 * credentials.
 */
public final class Call implements ApiCall {

    private final Operation operation;
    private final Map<Parameter, String> parameters;
    private final ZoneId zone;

    private Call(Operation operation, Map<Parameter, String> parameters, ZoneId zone) {
        this.operation = operation;
        this.parameters = Collections.unmodifiableMap(parameters);
        this.zone = zone;
    }

    /**
     * @param values the given values; null and blank values count as absent, and values of parameters that the operation
     *     does not have are ignored
     * @param zone the zone of the API's zone-less times
     * @throws IllegalArgumentException that names operation, parameter and reason, if the API would refuse the call
     */
    public static Call of(Operation operation, Map<Parameter, ?> values, ZoneId zone) {
        Map<Parameter, String> written = ParameterValue.written(
                operation, operation.parameters(), values, (parameter, value) -> parameter.write(value, zone));
        var call = new Call(operation, written, zone);
        call.checkComplete();
        call.checkPageSize();
        call.checkRange();
        return call;
    }

    /** The same call for another page. */
    public Call page(int page, int pageSize) {
        Map<Parameter, String> other = new EnumMap<>(Parameter.class);
        other.putAll(parameters);
        other.put(Parameter.page, Integer.toString(page));
        other.put(Parameter.pageSize, Integer.toString(pageSize));
        return new Call(operation, other, zone);
    }

    @Override
    public Operation operation() {
        return operation;
    }

    /** The zone of the API's zone-less times. */
    ZoneId zone() {
        return zone;
    }

    /** The given parameters, as the request has them. */
    public Map<Parameter, String> parameters() {
        return parameters;
    }

    /** The value as the request has it; null if it was not given. */
    public String get(Parameter parameter) {
        return parameters.get(parameter);
    }

    /** The requested page, from 1. */
    public int page() {
        return number(Parameter.page, 1);
    }

    /** The largest number of rows of the page; 0 if the operation is not paged. */
    public int pageSize() {
        return number(Parameter.pageSize, operation.defaultPageSize());
    }

    private int number(Parameter parameter, int otherwise) {
        String written = parameters.get(parameter);
        return written == null ? otherwise : Integer.parseInt(written);
    }

    private void checkComplete() {
        if (operation.ofSim() && get(Parameter.msisdn) == null && get(Parameter.iccid) == null) {
            throw wrong(
                    operation,
                    "msisdn or iccid is missing: give one of them as URI option, header or in the body (a Map or a Sim)");
        }
        for (Parameter parameter : operation.required()) {
            if (get(parameter) == null) {
                throw wrong(
                        operation,
                        parameter + " is missing: give it as URI option, header or in the body"
                                + (parameter == Parameter.message ? " (a Map or text)" : " (a Map)"));
            }
        }
    }

    private void checkPageSize() {
        if (operation.paged() && pageSize() > operation.maxPageSize()) {
            throw wrong(
                    operation,
                    "pageSize is over the limit: " + pageSize() + ", the API takes " + operation.maxPageSize());
        }
    }

    private void checkRange() {
        String start = get(Parameter.startDateRange);
        String end = get(Parameter.endDateRange);
        if (start != null && end != null && start.compareTo(end) > 0) {
            throw wrong(operation, "startDateRange " + start + " is after endDateRange " + end);
        }
    }

    private static IllegalArgumentException wrong(Operation operation, String reason) {
        return new IllegalArgumentException(operation + ": " + reason);
    }
}
