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

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two programs with one account that know nothing of each other, at a service that counts refused calls as calls. */
@Timeout(120)
class OutsideCallsIT {

    private static final double GAP_FACTOR = 0.05;
    private static final int CALLS = 8;

    @Test
    void bothGetThrough() throws Exception {
        try (var sandbox = ThingsMobileSandbox.builder()
                        .callGapFactor(GAP_FACTOR)
                        .refusedCallRestartsGap(true)
                        .start();
                var cluster = node(sandbox);
                var outside = node(sandbox)) {
            List<CompletableFuture<Object>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(cluster.call("simListLite"));
                calls.add(outside.call("simListLite"));
            }

            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(90, TimeUnit.SECONDS);
            assertThat(sandbox.journal().refused()).isPositive();
        }
    }

    private static Node node(ThingsMobileSandbox sandbox) {
        return new Node(sandbox.baseUri(), GAP_FACTOR, new ClusterCallSpacing(new TestEngine())).start();
    }
}
