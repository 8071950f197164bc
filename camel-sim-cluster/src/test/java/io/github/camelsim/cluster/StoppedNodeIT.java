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

import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that stops while calls wait for a lock. */
@Timeout(120)
class StoppedNodeIT {

    private static final double GAP_FACTOR = 0.05;

    private final TestEngine engine = new TestEngine();

    @Test
    void leavesNoLockBehind() throws Exception {
        try (var sandbox =
                        ThingsMobileSandbox.builder().callGapFactor(GAP_FACTOR).start();
                var other = node(sandbox)) {
            var stopping = node(sandbox);
            List<CompletableFuture<Object>> calls =
                    List.of(stopping.call("credit"), stopping.call("credit"), stopping.call("credit"));
            calls.get(0).get(60, TimeUnit.SECONDS);
            stopping.close();

            assertThat(calls).allSatisfy(call -> assertThat(call).isDone());
            other.call("credit").get(60, TimeUnit.SECONDS); // before the longest call, after which any lock is free
            assertThat(sandbox.journal().refused()).isZero();
        }
    }

    @Test
    void rejectsTheCallsThatWaitForTheEngine() throws Exception {
        try (var sandbox =
                ThingsMobileSandbox.builder().callGapFactor(GAP_FACTOR).start()) {
            engine.away(true);
            var stopping = node(sandbox);
            stopping.context().getShutdownStrategy().setTimeout(1);
            CompletableFuture<Object> call = stopping.call("credit");
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.requests() > 1);

            stopping.close();

            assertThat(call)
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat()
                    .withCauseInstanceOf(ThingsMobileRejectedException.class);
            assertThat(sandbox.journal().count()).isZero();
        }
    }

    private Node node(ThingsMobileSandbox sandbox) {
        return new Node(sandbox.baseUri(), GAP_FACTOR, new ClusterCallSpacing(engine)).start();
    }
}
