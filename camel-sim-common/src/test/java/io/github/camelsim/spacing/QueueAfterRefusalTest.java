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
package io.github.camelsim.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.spacing.CallSpacing.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a refusal, calls of a key without a gap are made one at a time, until some were made. */
class QueueAfterRefusalTest {

    private static final Duration GAP = Duration.ofMillis(60);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CallSpacing spacing = new QueueCallSpacing(timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void onlyOneCallIsInFlight() throws Exception {
        spacing.postpone("a", GAP);
        CompletableFuture<Slot> first = ask();
        CompletableFuture<Slot> second = ask();

        slot(first);

        await().during(Duration.ofMillis(50)).until(() -> !second.isDone());
    }

    @Test
    void eachCallThatIsMadeWithoutAGapAllowsOneMore() throws Exception {
        spacing.postpone("a", GAP);
        Slot first = slot(ask());
        List<CompletableFuture<Slot>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(ask());
        }

        first.release(Duration.ZERO);
        assertThat(waiting).filteredOn(CompletableFuture::isDone).hasSize(2);
        slot(waiting.get(0)).release(Duration.ZERO);
        assertThat(waiting).filteredOn(CompletableFuture::isDone).hasSize(4);

        slot(waiting.get(1)).release(Duration.ofMillis(1));
        await().during(Duration.ofMillis(50)).until(() -> !waiting.get(4).isDone());
    }

    @Test
    void aSlotThatIsNotUsedAllowsNoMore() throws Exception {
        spacing.postpone("a", GAP);
        CompletableFuture<Slot> unused = ask();
        CompletableFuture<Slot> second = ask();
        CompletableFuture<Slot> third = ask();

        unused.get(10, TimeUnit.SECONDS).release(Duration.ZERO);

        slot(second);
        await().during(Duration.ofMillis(50)).until(() -> !third.isDone());
    }

    private CompletableFuture<Slot> ask() {
        return spacing.acquire(new SlotRequest("a", 8, CallPriority.FOREGROUND, Duration.ofMinutes(5)));
    }

    private static Slot slot(CompletableFuture<Slot> slot) throws Exception {
        Slot granted = slot.get(10, TimeUnit.SECONDS);
        granted.awaitStart();
        return granted;
    }
}
