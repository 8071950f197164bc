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
package io.github.camelsim.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds the progress of a consumer back, and what does not. */
class PollProgressTest {

    private long now = 1_000;
    private final PollProgress progress =
            new PollProgress(() -> Duration.ofSeconds(now).toNanos());

    private PollProgress.Delivered poll(int records) {
        progress.pollBegins();
        PollProgress.Delivered delivered = progress.delivered(records);
        progress.pollEnded(true);
        return delivered;
    }

    private void afterSeconds(long seconds) {
        now += seconds;
    }

    private void assertLag(long seconds) {
        assertThat(progress.lag()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void beginsWithTheAgeOfThePosition() {
        progress.started(Duration.ofSeconds(100));
        assertLag(100);
        afterSeconds(5);
        assertLag(105);
    }

    @Test
    void countsFromTheStartOfAGoodPollWhoseRecordsAreCompleted() {
        progress.started(Duration.ofSeconds(100));
        PollProgress.Delivered records = poll(2);
        afterSeconds(7);
        assertLag(107);
        assertThat(progress.inFlight()).isEqualTo(2);
        records.ended(false);
        assertLag(7);
        assertThat(progress.inFlight()).isZero();
    }

    @Test
    void aPollThatFailsChangesNothing() {
        progress.started(Duration.ZERO);
        afterSeconds(10);
        progress.pollBegins();
        progress.pollEnded(false);
        assertLag(10);
    }

    @Test
    void aFailedRecordHoldsItsPollBackUntilALaterPollIsCompleted() {
        progress.started(Duration.ZERO);
        afterSeconds(10);
        poll(1).ended(true);
        assertLag(10);
        afterSeconds(10);
        poll(1).ended(false);
        assertLag(0);
    }

    @Test
    void aRecordThatIsInFlightHoldsLaterPollsBack() {
        progress.started(Duration.ZERO);
        afterSeconds(10);
        PollProgress.Delivered slow = poll(1);
        for (int i = 0; i < 1_000; i++) {
            afterSeconds(10);
            poll(1).ended(i % 2 == 0);
        }
        assertLag(10_010);
        slow.ended(false);
        assertLag(0);
    }

    @Test
    void ofTheLaterPollsTheLastGoodOneCounts() {
        progress.started(Duration.ZERO);
        PollProgress.Delivered slow = poll(1);
        afterSeconds(10);
        poll(1).ended(false);
        afterSeconds(10);
        poll(1).ended(true);
        slow.ended(false);
        assertLag(10);
    }
}
