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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.main.MainHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * Environment variables for options of the component, such as {@code CAMEL_COMPONENT_THINGSMOBILE_TOKEN}. Camel Main has
 * them in its documentation, but up to 4.18.0 it compares their names with prefixes in lower case, and so finds none.
 */
final class ComponentEnvironment {

    private static final String PREFIX = "camel.component.thingsmobile.";

    private ComponentEnvironment() {}

    /**
     * The options that are set there, by the name that a property has.
     *
     * @throws IllegalArgumentException if a variable names no option
     */
    static Map<String, String> options(Map<String, String> environment) {
        Map<String, String> names = new HashMap<>();
        for (String option : optionsOfTheComponent()) {
            names.put(MainHelper.toEnvVar(PREFIX + option), option);
            names.put(MainHelper.toEnvVar(PREFIX + StringHelper.camelCaseToDash(option)), option);
        }
        Map<String, String> options = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(MainHelper.toEnvVar(PREFIX))) {
                String option = names.get(variable);
                if (option == null) {
                    throw new IllegalArgumentException(
                            "the environment variable " + variable + " names no option of the component");
                }
                options.put(PREFIX + option, value);
            }
        });
        // as everywhere in Camel Main, -D takes precedence over the environment
        options.replaceAll((property, value) -> System.getProperty(property, value));
        return options;
    }

    private static Set<String> optionsOfTheComponent() {
        try (Reader description = new InputStreamReader(
                ThingsMobileComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelsim/thingsmobile/thingsmobile.json"),
                StandardCharsets.UTF_8)) {
            JsonObject component = (JsonObject) Jsoner.deserialize(description);
            return component.<JsonObject>getMap("componentProperties").keySet();
        } catch (IOException | DeserializationException e) {
            throw new IllegalStateException("the component's description cannot be read", e);
        }
    }
}
