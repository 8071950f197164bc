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

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the parameters of an API are found in messages and URIs. A URI option and an entry of a Map have the
 * parameter's name.
 *
 * @param scheme of the component; never null
 * @param type of the parameters; never null
 * @param header the name of the header that gives a parameter; never null
 * @param identifiers the parameters that identify the SIM; all of them are taken from the same source; never null
 * @param text the parameter that the text of a body gives; never null
 * @param recordValues the parameters that a record of the component gives as a body, whose result is null for any other body; never null
 */
public record ParameterMapping<P extends Enum<P>>(
        String scheme,
        Class<P> type,
        Function<P, String> header,
        Set<P> identifiers,
        P text,
        Function<Object, Map<P, Object>> recordValues) {

    /** The parameters by their names. */
    Map<String, P> byName() {
        return byName(Function.identity());
    }

    /** @param spelling of the names */
    Map<String, P> byName(Function<String, String> spelling) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(parameter -> spelling.apply(parameter.name()), Function.identity()));
    }
}
