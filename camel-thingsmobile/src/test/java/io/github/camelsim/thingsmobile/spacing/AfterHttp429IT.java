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

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP 429 to an operation that has no gap. */
@Timeout(120)
class AfterHttp429IT extends RecordedTest {

    private static final String SMS = "thingsmobile:sendSms?msisdn=882360001000001&message=hello";

    @ParameterizedTest
    @ValueSource(strings = {"0", "Sun, 06 Nov 1994 08:49:37 GMT"})
    void aRetryAfterThatIsOverIsAsNone(String retryAfter) {
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        camel.with(configuration -> configuration.setCallSpacing(new CallSpacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                return CallSpacing.NONE.acquire(request);
            }

            @Override
            public void postpone(String key, Duration pause) {
                pauses.add(pause);
            }
        }));
        camel.withGaps(1);
        server.answer(tooMany(retryAfter), tooMany(retryAfter));

        assertThat(camel.send(SMS).getException()).isNull();

        assertThat(server.requests()).hasSize(3);
        assertThat(pauses).hasSize(2).allSatisfy(pause -> assertThat(pause)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void callsAreMadeEightAtOnceAgainAfterARefusal() throws Exception {
        server.answer(tooMany("1"));
        camel.send(SMS);
        var eight = new Meeting(8);
        server.always(() -> {
            eight.join();
            return Response.xml(RecordingServer.OK);
        });
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var done = new CompletableFuture<Exchange>();
            calls.add(done);
            camel.sendAsync(SMS, Map.of(), done::complete);
        }

        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(eight.most()).isEqualTo(8);
    }

    private static Response tooMany(String retryAfter) {
        return new Response(429, Map.of("Retry-After", retryAfter), new byte[0]);
    }

    /** Holds each request until there were so many at once, or for half a second. */
    private static final class Meeting {

        private final CountDownLatch met = new CountDownLatch(1);
        private final AtomicInteger present = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final int wanted;

        Meeting(int wanted) {
            this.wanted = wanted;
        }

        void join() {
            if (most.accumulateAndGet(present.incrementAndGet(), Math::max) >= wanted) {
                met.countDown();
            }
            try {
                met.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                present.decrementAndGet();
            }
        }

        int most() {
            return most.get();
        }
    }
}
