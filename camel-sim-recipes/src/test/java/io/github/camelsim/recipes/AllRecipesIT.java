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
package io.github.camelsim.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Recipes of one project do not get in each other's way. Of those of CDRs, which are alternatives, there is one. */
class AllRecipesIT {

    @Test
    void runInOneProcess() throws Exception {
        List<String> names = RecipePage.all().stream()
                .map(RecipePage::name)
                .filter(name -> !name.startsWith("cdrs-to-") || name.equals(RecipePage.BASE))
                .toList();
        long routes = names.stream()
                .flatMap(name -> RecipePage.of(name).blocks().stream())
                .filter(block -> block.language().equals("yaml"))
                .flatMap(block ->
                        Pattern.compile("(?m)^- route:").matcher(block.text()).results())
                .count();
        try (RecipeProject project = RecipeProject.of(names, ThingsMobileSandbox.builder());
                RecipeProcess process = project.start()) {
            process.awaitUntil(() -> process.console().contains("Routes startup (total:" + routes + ")"));
            process.awaitUntil(
                    () -> project.count("cdr") == project.sandbox().fleet().cdrCount());
            process.awaitUntil(() -> project.count("sim_life") > 0);
            process.stop();
            assertThat(process.console().lines()).noneMatch(line -> line.startsWith("ERROR"));
        }
    }
}
