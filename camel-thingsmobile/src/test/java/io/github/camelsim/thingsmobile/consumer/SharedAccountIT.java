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
package io.github.camelsim.thingsmobile.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two consumers and a producer that share an account and an operation, with its call limit. */
class SharedAccountIT {

    private static final double GAP_FACTOR = 0.02;
    private static final int CALLS = Integer.getInteger("producer.calls", 12);

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(GAP_FACTOR).clock(SandboxRows.clock()));

    @Test
    void noCallComesTooEarlyAndTheProducerWaitsForTwoCallsAtMost() throws Exception {
        SandboxRows rows = new SandboxRows(SANDBOX.get());
        List<String> sims = rows.sims(3);
        sims.forEach(sim -> rows.addMany(sim, 6));
        String consumed = "thingsmobile:getCdrPaginated?initialDelay=0&delay=1&pageSize=2&msisdnList=";
        List<Long> submitted = new ArrayList<>();
        try (ConsumerRig rig =
                ConsumerRig.of(SANDBOX.get()).with(configuration -> configuration.setCallGapFactor(GAP_FACTOR))) {
            rig.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(consumed + sims.get(0)).log("${body}");
                    from(consumed + sims.get(1)).log("${body}");
                }
            });
            rig.withoutRoute();
            await().until(() -> arrivals().size() >= 3);
            ProducerTemplate template = rig.context().createProducerTemplate();
            for (int i = 0; i < CALLS; i++) {
                submitted.add(System.nanoTime());
                template.requestBody("thingsmobile:getCdrPaginated?msisdnList=" + sims.get(2), (Object) null);
            }
        }
        assertThat(SANDBOX.journal().refused())
                .as("calls answered with code 60")
                .isZero();
        List<Long> waitedFor = waitedFor(submitted, sims.get(2));
        System.out.printf(
                "calls that went out before the producer's: %s, smallest gap %s%n",
                waitedFor, SANDBOX.journal().smallestGap("getCdrPaginated"));
        assertThat(waitedFor).hasSize(CALLS).allMatch(others -> others <= 2);
    }

    private static List<JournalEntry> arrivals() {
        return SANDBOX.journal().entries("getCdrPaginated");
    }

    /** For each call of the producer how many others arrived between its submission and its arrival. */
    private static List<Long> waitedFor(List<Long> submitted, String sim) {
        List<JournalEntry> own = arrivals().stream()
                .filter(call -> sim.equals(call.param("msisdnList")))
                .toList();
        List<Long> waited = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            long from = submitted.get(i);
            long to = own.get(i).arrivalNanos();
            waited.add(arrivals().stream()
                    .filter(call -> call.arrivalNanos() - from > 0 && call.arrivalNanos() - to < 0)
                    .count());
        }
        return waited;
    }
}
