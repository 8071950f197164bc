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
package io.github.camelsim.springboot.support;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * The options of a component, as the catalog and as its starter have them. The build of a starter runs it to write what
 * editors know of its properties.
 */
public final class StarterOptions {

    private static final Map<String, String> BOXED = Map.of(
            "boolean", "java.lang.Boolean",
            "int", "java.lang.Integer",
            "long", "java.lang.Long",
            "double", "java.lang.Double");

    private final String prefix;
    private final Class<? extends Record> properties;
    private final JsonObject catalog;

    /**
     * @param name of the component
     * @param properties the record of its starter
     * @param catalog where the component's description is on the class path
     */
    public StarterOptions(String name, Class<? extends Record> properties, String catalog) {
        this.prefix = "camel.component." + name;
        this.properties = properties;
        this.catalog = read(StarterOptions.class.getResource(catalog)).getMap("componentProperties");
    }

    /** Name, record and catalog as below, and the folder for {@code META-INF/spring-configuration-metadata.json}. */
    public static void main(String[] arguments) throws Exception {
        var options =
                new StarterOptions(arguments[0], Class.forName(arguments[1]).asSubclass(Record.class), arguments[2]);
        Path file = Files.createDirectories(Path.of(arguments[3], "META-INF"))
                .resolve("spring-configuration-metadata.json");
        Files.writeString(file, options.metadata());
    }

    /** Name and type of each option in the catalog. */
    public Map<String, String> ofTheCatalog() {
        Map<String, String> types = new LinkedHashMap<>();
        catalog.keySet().forEach(option -> types.put(option, type(option)));
        return types;
    }

    /** Name and type of each option in the starter. */
    public Map<String, String> ofTheStarter() {
        Map<String, String> types = new LinkedHashMap<>();
        for (RecordComponent option : properties.getRecordComponents()) {
            types.put(option.getName(), option.getType().getName());
        }
        return types;
    }

    private String metadata() {
        var enabled =
                property("enabled", "java.lang.Boolean", "Whether to enable auto-configuration of the component.");
        var customizer = property(
                "customizer.enabled",
                "java.lang.Boolean",
                "Whether to set the properties on the component, when auto-configuration is enabled.");
        enabled.put("defaultValue", true);
        customizer.put("defaultValue", true);
        List<JsonObject> options = catalog.keySet().stream().map(this::option).toList();
        var metadata = new JsonObject();
        metadata.put("groups", List.of(group()));
        metadata.put(
                "properties",
                Stream.concat(Stream.of(enabled, customizer), options.stream())
                        .sorted(Comparator.comparing(property -> property.getString("name")))
                        .toList());
        return Jsoner.prettyPrint(metadata.toJson(), 2).strip() + "\n";
    }

    /** Name and type of each property that editors know, without the prefix. */
    public Map<String, String> ofTheMetadata() throws IOException {
        Map<String, String> types = new TreeMap<>();
        for (URL url : Collections.list(
                properties.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            for (Object described : read(url).getCollection("properties")) {
                var property = (JsonObject) described;
                if (property.getString("name").startsWith(prefix + ".")) {
                    types.put(property.getString("name").substring(prefix.length() + 1), property.getString("type"));
                }
            }
        }
        return types;
    }

    private JsonObject group() {
        var group = new JsonObject();
        group.put("name", prefix);
        group.put("type", properties.getName());
        group.put("sourceType", properties.getName());
        return group;
    }

    private JsonObject option(String option) {
        JsonObject described = catalog.getMap(option);
        JsonObject property =
                property(StringHelper.camelCaseToDash(option), type(option), described.getString("description"));
        if (described.containsKey("defaultValue")) {
            property.put("defaultValue", described.get("defaultValue"));
        }
        return property;
    }

    private JsonObject property(String suffix, String type, String description) {
        var property = new JsonObject();
        property.put("name", prefix + "." + suffix);
        property.put("type", type);
        property.put("description", description);
        property.put("sourceType", properties.getName());
        return property;
    }

    private String type(String option) {
        JsonObject described = catalog.getMap(option);
        String type = described.getString("javaType");
        return BOXED.getOrDefault(type, type);
    }

    private static JsonObject read(URL json) {
        try {
            return (JsonObject) Jsoner.deserialize(text(json));
        } catch (IOException | DeserializationException e) {
            throw new IllegalStateException("Cannot read " + json, e);
        }
    }

    private static String text(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
