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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.management.CamelSimDevConsole;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.console.DevConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers and operators see of a node that cannot reach the engine, or whose settings do not fit together. */
@Timeout(120)
class EngineAwayIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestEngine engine = new TestEngine();
    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().callGapFactor(0).start();
    private final Node node = new Node(sandbox.baseUri(), 0, new ClusterCallSpacing(engine));

    @AfterEach
    void stop() {
        node.close();
        sandbox.close();
    }

    @Test
    void theCallerGetsTheFailureOfTheEngine() {
        engine.away(true);
        node.maxWait(Duration.ofMillis(300)).start();

        assertThat(node.call("credit"))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(ThingsMobileRejectedException.class)
                .withMessageContaining("no call slot within maxWait=300ms")
                .withMessageContaining("the engine is away");
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void theConsoleShowsTheFailureUntilCallsGoOn() {
        engine.away(true);
        node.start();
        CompletableFuture<Object> call = node.call("credit");

        await().atMost(SOON).untilAsserted(() -> assertThat(console(DevConsole.MediaType.TEXT))
                .contains("No slot because of: java.lang.IllegalStateException: the engine is away"));
        assertThat(console(DevConsole.MediaType.JSON)).contains("spacingFailure", "the engine is away");
        engine.away(false);

        assertThat(call).succeedsWithin(SOON);
        assertThat(console(DevConsole.MediaType.TEXT)).contains("credit").doesNotContain("No slot");
    }

    @Test
    void warnsOfCallsThatMayTakeLongerThanTheirLock() {
        try (var log = new LoggedWarnings()) {
            node.responseTimeout(Duration.ofMinutes(5)).start();
            assertThat(node.call("credit")).succeedsWithin(SOON);

            assertThat(log.warnings())
                    .anyMatch(line -> line.contains("responseTimeout is 300000 ms") && line.contains("up to 62500 ms"));
        }
    }

    @Test
    void doesNotWarnOfTheDefaults() {
        try (var log = new LoggedWarnings()) {
            node.start();
            assertThat(node.call("credit")).succeedsWithin(SOON);

            assertThat(log.warnings()).noneMatch(line -> line.contains("responseTimeout"));
        }
    }

    private String console(DevConsole.MediaType type) {
        var console = new CamelSimDevConsole();
        console.setCamelContext(node.context());
        return String.valueOf(console.call(type, Map.of()));
    }
}
