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
package io.github.camelsim.sandbox.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter of an operation, in a form or in the query string.
 *
 * @param name the name in the request; never null
 * @param schema its JSON Schema; never null
 * @param required whether it must be given
 * @param description what it does; never null
 */
public record ApiParameter(String name, Map<String, Object> schema, boolean required, String description) {

    /** An optional text. */
    public static ApiParameter text(String name, String description) {
        return new ApiParameter(name, Map.of("type", "string"), false, description);
    }

    /** An optional text that must match the pattern as a whole. */
    public static ApiParameter text(String name, String pattern, String description) {
        return new ApiParameter(name, ordered("type", "string", "pattern", "^" + pattern + "$"), false, description);
    }

    /** An optional text, one of these. */
    public static ApiParameter choice(String name, List<String> choices, String description) {
        return new ApiParameter(name, ordered("type", "string", "enum", choices), false, description);
    }

    /** An optional whole number. */
    public static ApiParameter number(String name, long least, String description) {
        return new ApiParameter(name, ordered("type", "integer", "minimum", least), false, description);
    }

    /** An optional whole number up to {@code most}. */
    public static ApiParameter number(String name, long least, long most, String description) {
        return new ApiParameter(
                name, ordered("type", "integer", "minimum", least, "maximum", most), false, description);
    }

    /** An optional true or false. */
    public static ApiParameter flag(String name, String description) {
        return new ApiParameter(name, Map.of("type", "boolean"), false, description);
    }

    /** The same parameter, required. */
    public ApiParameter asRequired() {
        return new ApiParameter(name, schema, true, description);
    }

    Map<String, Object> describedSchema() {
        Map<String, Object> described = new LinkedHashMap<>(schema);
        described.put("description", description);
        return described;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
