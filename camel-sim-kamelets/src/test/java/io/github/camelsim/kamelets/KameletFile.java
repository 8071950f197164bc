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
package io.github.camelsim.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A Kamelet as it is in the jar. */
final class KameletFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final JsonNode content;

    private KameletFile(Path file) {
        this.file = file;
        try (InputStream yaml = Files.newInputStream(file)) {
            this.content = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every Kamelet there is, in the order of their names. */
    static List<KameletFile> all() {
        try (Stream<Path> files = Files.list(Path.of("target/classes/kamelets"))) {
            return files.sorted().map(KameletFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return content.at("/metadata/name").textValue();
    }

    String fileName() {
        return file.getFileName().toString();
    }

    JsonNode metadata() {
        return content.path("metadata");
    }

    JsonNode spec() {
        return content.path("spec");
    }

    JsonNode definition() {
        return spec().path("definition");
    }

    boolean isSource() {
        return name().endsWith("-source");
    }

    /** The component that the Kamelet uses. */
    String scheme() {
        return name().startsWith("thingsmobile") ? "thingsmobile" : "infobip-iot";
    }

    Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        definition().path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        return properties;
    }

    Set<String> required() {
        return StreamSupport.stream(definition().path("required").spliterator(), false)
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
    }

    /** The endpoint of the component in the template: its URI and its parameters. */
    JsonNode endpoint() {
        return Stream.concat(Stream.of(spec().at("/template/from")), spec().path("template").findValues("to").stream())
                .filter(node -> node.path("uri").asText().startsWith(scheme() + ":"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name();
    }

    JsonNode content() {
        return content;
    }
}
