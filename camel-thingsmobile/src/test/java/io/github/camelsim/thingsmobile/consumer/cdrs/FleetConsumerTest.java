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
package io.github.camelsim.thingsmobile.consumer.cdrs;

import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.text;

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of {@code getCdrPaginated} without {@code msisdnList}, from a sandbox that has no SIMs at first. */
abstract class FleetConsumerTest {

    static final Duration LOOKBACK = Duration.ofHours(6);
    static final Duration STEP = Duration.ofMinutes(15);
    static final int STEPS_OF_A_LOOKBACK = 24;
    static final String URI = "thingsmobile:getCdrPaginated?lookback=6h";
    static final SandboxClock CLOCK = SandboxRows.clock();

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).clock(CLOCK));

    final Memory memory = Memory.inHeap();
    SandboxRows rows;

    @BeforeEach
    void noSims() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        SANDBOX.journal().clear();
    }

    ConsumerRig start() throws Exception {
        return start(URI);
    }

    ConsumerRig start(String uri) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).remembering(memory).from(uri);
    }

    ConsumerRig startFailing(SandboxCdr bad) throws Exception {
        return ConsumerRig.of(SANDBOX.get())
                .remembering(memory)
                .from(
                        URI,
                        route -> route.process(exchange -> {
                            if (text(exchange.getMessage().getBody(Cdr.class)).equals(text(bad))) {
                                throw new IllegalStateException("the target is down");
                            }
                        }));
    }

    /** The SIMs asked for CDRs since the last time. */
    List<String> asked() {
        List<String> asked = SANDBOX.journal().entries("getCdrPaginated").stream()
                .flatMap(call -> Stream.of(call.param("msisdnList").split(",")))
                .map(String::strip)
                .distinct()
                .toList();
        SANDBOX.journal().clear();
        return asked;
    }

    static void pollForALookback(ConsumerRig rig) {
        pollForHalfALookback(rig);
        pollForHalfALookback(rig);
    }

    static void pollForHalfALookback(ConsumerRig rig) {
        for (int i = 0; i < STEPS_OF_A_LOOKBACK / 2; i++) {
            CLOCK.advance(STEP);
            rig.poll();
        }
    }
}
