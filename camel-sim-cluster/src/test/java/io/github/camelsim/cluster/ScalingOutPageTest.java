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
package io.github.camelsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java on the page is that of the nodes which the tests run. {@code -Ddocs.update=true} writes it there. */
class ScalingOutPageTest {

    private static final Path PAGE = Path.of("../docs/scaling-out.adoc");
    private static final Path NODE = Path.of("src/test/java/io/github/camelsim/cluster/process/NodeProcess.java");
    private static final Path KUBERNETES = Path.of("src/test/java/io/github/camelsim/cluster/KubernetesLeasesIT.java");
    private static final Pattern BLOCK = Pattern.compile("// region: (\\w+)\n----\n(.*?)\n----\n", Pattern.DOTALL);

    @Test
    void showsTheCodeOfTheNodes() throws IOException {
        String page = Files.readString(PAGE);
        String node = Files.readString(NODE) + Files.readString(KUBERNETES);

        String expected = BLOCK.matcher(page).replaceAll(block -> Matcher.quoteReplacement(shown(block, node)));

        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(BLOCK.matcher(page).results()).hasSize(5);
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    private static String shown(MatchResult block, String node) {
        String name = block.group(1);
        Matcher region = Pattern.compile("// tag::" + name + "\\[]\n(.*?)\n *// end::" + name, Pattern.DOTALL)
                .matcher(node);
        assertThat(region.find()).as(name).isTrue();
        return "// region: " + name + "\n----\n" + region.group(1).stripIndent() + "\n----\n";
    }
}
