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

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** What the generated catalog of a component says of its options and headers. */
public final class CatalogText {

    private final JsonObject catalog;

    /** @param resource the catalog on the classpath */
    public CatalogText(String resource) {
        try (InputStream json = CatalogText.class.getClassLoader().getResourceAsStream(resource)) {
            catalog = (JsonObject) Jsoner.deserialize(new InputStreamReader(json, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DeserializationException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    /** The description of an option of the URI. */
    public String option(String name) {
        return text("properties", name, "description");
    }

    /** The class of an option of the URI, without its package. */
    public String type(String name) {
        return text("properties", name, "javaType").replaceAll("^.*\\.", "");
    }

    /** The description of a header. */
    public String header(String name) {
        return text("headers", name, "description");
    }

    /**
     * All options or headers, in their order.
     *
     * @param section {@code componentProperties}, {@code properties} or {@code headers}
     */
    Map<String, JsonObject> entries(String section) {
        Map<String, JsonObject> entries = new LinkedHashMap<>();
        JsonObject all = catalog.getMap(section);
        all.keySet().forEach(name -> entries.put(name, all.getMap(name)));
        return entries;
    }

    private String text(String section, String name, String field) {
        JsonObject entry = catalog.<JsonObject>getMap(section).getMap(name);
        if (entry == null) {
            throw new AssertionError("the catalog has no " + name + " in " + section);
        }
        return entry.getString(field);
    }
}
