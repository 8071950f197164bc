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

import io.github.camelsim.call.ApiCall;
import io.github.camelsim.format.ParameterValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One call that is ready to be sent: its parameters are complete and valid. Credentials are not among them. */
public final class Call implements ApiCall {

    private final Operation operation;
    private final Map<Parameter, String> parameters;

    private Call(Operation operation, Map<Parameter, String> parameters) {
        this.operation = operation;
        this.parameters = Collections.unmodifiableMap(parameters);
    }

    /**
     * @param values what was given, of any type that can be written; null and blank text are as if absent, and what the
     *     operation has no parameter for is left out
     * @throws IllegalArgumentException that names operation, parameter and reason, if the API would not accept it
     */
    public static Call of(Operation operation, Map<Parameter, ?> values) {
        Map<Parameter, String> written =
                ParameterValue.written(operation, operation.parameters(), values, Parameter::write);
        for (Parameter parameter : operation.required()) {
            if (!written.containsKey(parameter)) {
                throw new IllegalArgumentException(
                        operation + ": " + parameter + " is missing: " + howToGive(parameter));
            }
        }
        return new Call(operation, written);
    }

    /** The same call for another page. */
    public Call page(int page, int limit) {
        Map<Parameter, String> other = new EnumMap<>(Parameter.class);
        other.putAll(parameters);
        other.put(Parameter.page, Integer.toString(page));
        other.put(Parameter.limit, Integer.toString(limit));
        return new Call(operation, other);
    }

    @Override
    public Operation operation() {
        return operation;
    }

    /** Path and query of the request. */
    String pathAndQuery() {
        String path = operation.path().replace("{iccid}", encoded(Parameter.iccid));
        String query = Stream.of(Parameter.page, Parameter.limit)
                .filter(parameters::containsKey)
                .map(parameter -> parameter + "=" + encoded(parameter))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private String encoded(Parameter parameter) {
        return URLEncoder.encode(Objects.requireNonNullElse(get(parameter), ""), StandardCharsets.UTF_8);
    }

    /** The parameters as they are written, without those that were not given. */
    public Map<Parameter, String> parameters() {
        return parameters;
    }

    /** The value as it is written; null if it was not given. */
    public String get(Parameter parameter) {
        return parameters.get(parameter);
    }

    /** The page that is asked for, from 1. */
    public int page() {
        return number(Parameter.page, 1);
    }

    /** The rows that the page may have. */
    public int limit() {
        return number(Parameter.limit, Operation.DEFAULT_LIMIT);
    }

    private int number(Parameter parameter, int otherwise) {
        return Integer.parseInt(Objects.requireNonNullElse(get(parameter), Integer.toString(otherwise)));
    }

    private static String howToGive(Parameter parameter) {
        String body =
                switch (parameter) {
                    case iccid -> "a Map or a SimCard";
                    case text -> "a Map or text";
                    default -> "a Map";
                };
        return "give it as URI option, header or in the body (" + body + ")";
    }
}
