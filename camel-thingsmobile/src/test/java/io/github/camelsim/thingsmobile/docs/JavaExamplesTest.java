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
package io.github.camelsim.thingsmobile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.docs.TaggedRegions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The Java in the pages is Java that compiles, and that the tests run: tagged regions of this package and of the recipes. */
class JavaExamplesTest {

    private final Map<String, String> regions = new HashMap<>();

    JavaExamplesTest() {
        regions.putAll(TaggedRegions.read("camel-thingsmobile/src/test/java/io/github/camelsim/thingsmobile/docs"));
        regions.putAll(TaggedRegions.read("camel-sim-recipes/src/test/java/io/github/camelsim/recipes"));
    }

    @TestFactory
    Stream<DynamicTest> eachIsATaggedRegion() {
        DocPage.all().forEach(page -> regions.forEach(page::update));
        return DocPage.all().stream()
                .flatMap(page -> page.blocks("java").stream())
                .filter(block -> !block.ofInfobip())
                .filter(block -> block.name().isPresent() || !block.ofProject())
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
                    assertThat(block.name())
                            .as("%s: the block says in a comment before it which region it is", block)
                            .isPresent();
                    assertThat(block.text())
                            .as("%s is the region %s of %s", block, block.name().get(), regions.keySet())
                            .isEqualTo(regions.get(block.name().get()));
                }));
    }

    @Test
    void eachRegionIsShownSomewhere() {
        assertThat(DocPage.all().stream()
                        .flatMap(page -> page.blocks("java").stream())
                        .map(block -> block.name().orElse("")))
                .containsAll(regions.keySet());
    }
}
