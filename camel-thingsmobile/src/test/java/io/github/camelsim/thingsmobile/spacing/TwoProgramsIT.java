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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two programs use one account and know nothing of each other, at a service that counts refused calls as calls. */
@Timeout(120)
class TwoProgramsIT {

    private static final double FACTOR = 1;
    private static final int CALLS = 3;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The calls of one begin in the middle of the other's gaps, where both would be refused for ever. */
    @Test
    void bothGetThrough() throws Exception {
        var done = new AtomicInteger();
        try (var sandbox = ThingsMobileSandbox.builder()
                        .callGapFactor(FACTOR)
                        .refusedCallRestartsGap(true)
                        .start();
                var one = TestCamel.at(sandbox).withGaps(FACTOR);
                var other = TestCamel.at(sandbox).withGaps(FACTOR)) {
            call(one, done);
            await().atMost(SOON).until(() -> sandbox.journal().count() > 0);
            long first = sandbox.journal().entries().get(0).arrivalNanos();
            long halfAGap = Duration.ofSeconds(1).toNanos() / 2;
            await().pollInterval(Duration.ofMillis(1)).until(() -> System.nanoTime() - first > halfAGap);
            call(other, done);

            await().atMost(SOON).until(() -> done.get() == 2 * CALLS);
            assertThat(sandbox.journal().refused()).isPositive();
        }
    }

    private static void call(TestCamel program, AtomicInteger done) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            program.sendAsync("thingsmobile:simListLite", Map.of(), exchange -> count(exchange, done));
        }
    }

    private static void count(Exchange exchange, AtomicInteger done) {
        if (exchange.getException() == null) {
            done.incrementAndGet();
        }
    }
}
