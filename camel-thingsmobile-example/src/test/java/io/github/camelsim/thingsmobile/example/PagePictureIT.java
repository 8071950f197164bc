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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.example.support.Browser;
import io.github.camelsim.thingsmobile.example.support.FleetProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of the demo's page in the README; {@code -Ddocs.update=true} makes it anew. */
class PagePictureIT {
    private static final Path PICTURE = Path.of("../docs/images/page.png");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern ADDRESS = Pattern.compile("The page: (http://localhost:\\d+/)");

    @TempDir
    Path folder;

    @Test
    void pictureOfTheReadmeIsSmall() throws Exception {
        if (Boolean.getBoolean("docs.update")) {
            try (FleetProcess demo = FleetProcess.start(folder, Map.of(), List.of())) {
                // the second report comes after the first rounds of all routes
                await().atMost(PATIENCE).until(() -> demo.console().split(" SIMs read", -1).length > 3);
                Matcher address = ADDRESS.matcher(demo.console());
                assertThat(address.find()).isTrue();
                Path made = Browser.in(folder).picture(address.group(1), 1280, 1000);
                Files.write(PICTURE, Files.readAllBytes(made));
            }
        }
        assertThat(Files.size(PICTURE)).isBetween(20_000L, 300_000L);
    }
}
