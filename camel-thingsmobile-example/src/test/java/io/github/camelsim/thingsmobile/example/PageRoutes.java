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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of a page in one of the languages in which it has each of them. */
enum PageRoutes {
    JAVA,
    YAML,
    XML;

    private static final Path SOURCES = Path.of("src/test/java/io/github/camelsim/thingsmobile/example");

    /**
     * Adds the routes of the page to a context that is not started yet. Java on a page is a tagged region of the class,
     * which is what runs.
     */
    void addTo(CamelContext context, Path page, RouteBuilder java) throws Exception {
        List<String> blocks = blocks(page);
        assertThat(blocks).isNotEmpty();
        if (this == JAVA) {
            assertThat(blocks).containsExactlyElementsOf(regions(java.getClass()));
            context.addRoutes(java);
            return;
        }
        for (int i = 0; i < blocks.size(); i++) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("page" + i + ".camel." + language(), blocks.get(i)));
        }
    }

    private String language() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private List<String> blocks(Path page) throws IOException {
        return Pattern.compile("\\[source," + language() + "]\n----\n(.*?)\n----", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .filter(text -> text.contains("from"))
                .filter(text -> this != XML || text.startsWith("<route") || text.startsWith("<camel"))
                .toList();
    }

    private static List<String> regions(Class<?> routes) throws IOException {
        return Pattern.compile(" *// tag::.*?\\[]\n(.*?)\n *// end::", Pattern.DOTALL)
                .matcher(Files.readString(SOURCES.resolve(routes.getSimpleName() + ".java")))
                .results()
                .map(region -> region.group(1).stripIndent())
                .toList();
    }

    /** Polls every 200 ms instead of after minutes and hours. */
    static void pollOften(CamelContext context) {
        for (RouteDefinition route :
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions()) {
            route.getInput()
                    .setUri(route.getInput()
                            .getEndpointUri()
                            .replaceAll("elay=(1h|1m|120000|3600000)\\b", "elay=200ms"));
        }
    }
}
