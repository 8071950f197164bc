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
package io.github.camelsim.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A component of a record with what its {@code @param} says, whose parts are separated by semicolons:
 * {@code @param balance the remaining traffic; in bytes; null if the response has none}. A part that begins with "in" is
 * the unit, one that begins with "null" or "never null" says when it is null, one that begins with "as" says by which
 * names the responses have it. What is "from the call" is not in the responses, and a number may be "without unit".
 *
 * @param name of the component
 * @param type as in the source
 * @param meaning null if there is no {@code @param}
 * @param unit empty if it has none, or if the Javadoc does not say
 * @param nullability empty if the Javadoc does not say
 * @param wireNames the names in the responses; empty if it is not in them
 */
public record DocumentedComponent(
        String name, String type, String meaning, String unit, String nullability, List<String> wireNames) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short");
    private static final Set<String> WITH_UNIT =
            Set.of("int", "long", "double", "Integer", "Long", "Double", "BigDecimal", "LocalDateTime");

    static DocumentedComponent of(String name, String type, List<String> aliases, String param) {
        List<String> meaning = new ArrayList<>();
        String unit = "";
        String nullability = "";
        List<String> wireNames = aliases.isEmpty() ? List.of(name) : aliases;
        for (String part : param == null ? List.<String>of() : List.of(param.split("; "))) {
            if (part.startsWith("in ")) {
                unit = part.substring("in ".length());
            } else if (part.startsWith("null") || part.startsWith("never null")) {
                nullability = part;
            } else if (part.equals("without unit")) {
                unit = "none";
            } else if (part.equals("from the call")) {
                wireNames = List.of();
            } else if (part.startsWith("as ")) {
                wireNames = CODE.matcher(part)
                        .results()
                        .map(MatchResult::group)
                        .map(code -> code.replace("`", ""))
                        .toList();
            } else {
                meaning.add(part);
            }
        }
        return new DocumentedComponent(
                name, type, param == null ? null : String.join("; ", meaning), unit, nullability, wireNames);
    }

    /** Whether the responses have it under its own name. */
    boolean hasSameNameInResponse() {
        return wireNames.equals(List.of(name));
    }

    /** What the Javadoc lacks: nothing if it says meaning, unit and when the component is null. */
    public List<String> missing() {
        if (meaning == null) {
            return List.of("@param " + name);
        }
        return Stream.of(
                        meaning.isEmpty() ? "the meaning of " + name : "",
                        unit.isEmpty() && WITH_UNIT.contains(type) ? "the unit of " + name : "",
                        nullability.isEmpty() && !PRIMITIVES.contains(type) ? "when " + name + " is null" : "")
                .filter(gap -> !gap.isEmpty())
                .toList();
    }
}
