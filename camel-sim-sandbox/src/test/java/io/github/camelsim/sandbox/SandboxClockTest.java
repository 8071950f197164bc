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
package io.github.camelsim.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SandboxClockTest {
    private static final Instant START = Instant.parse("2026-05-30T12:30:00Z");

    @Test
    void keepsAManualClockUntilItIsMoved() {
        SandboxClock clock = SandboxClock.manual(START);
        assertThat(clock.instant()).isEqualTo(START);

        clock.advance(Duration.ofDays(40));

        assertThat(clock.instant()).isEqualTo("2026-07-09T12:30:00Z");
    }

    @Test
    void runsAScaledClockAtItsSpeed() {
        long before = System.nanoTime();
        SandboxClock clock = SandboxClock.scaled(START, 86_400);

        await().atMost(TestClient.PATIENCE).until(() -> clock.instant().isAfter(START.plus(Duration.ofHours(1))));

        Duration real = Duration.ofNanos(System.nanoTime() - before);
        assertThat(Duration.between(START, clock.instant()))
                .isGreaterThan(Duration.ofHours(1))
                .isLessThan(real.plusMinutes(1).multipliedBy(86_400));
    }

    @Test
    void refusesImpossibleClocks() {
        assertThatIllegalArgumentException().isThrownBy(() -> SandboxClock.scaled(START, 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> SandboxClock.scaled(START, 1).advance(Duration.ofDays(1)));
    }
}
