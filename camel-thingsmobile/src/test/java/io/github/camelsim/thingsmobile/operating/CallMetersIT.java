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
package io.github.camelsim.thingsmobile.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.inventory.SimStatus;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.PrometheusMain;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The meters of calls, as Prometheus reads them from an application on Camel Main. */
class CallMetersIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(2).credit(new BigDecimal("123.5")).callGapFactor(0));

    @BeforeEach
    void clear() {
        SANDBOX.faults().clear();
    }

    @Test
    void countsCallsByOperationAndOutcome() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            camel.send("thingsmobile:credit");
            camel.send("thingsmobile:credit");
            SANDBOX.faults().next("credit", Fault.code(30, "wrong token"));
            camel.send("thingsmobile:credit");
            SANDBOX.faults().next("simListLite", Fault.status(503), Fault.status(503), Fault.status(503));
            camel.send("thingsmobile:simListLite");
            SANDBOX.faults().next("simListLite", Fault.truncated(), Fault.resetBeforeEffect());
            camel.send("thingsmobile:simListLite?maxRetries=0");
            camel.send("thingsmobile:simListLite?maxRetries=0");

            assertThat(camel.counts("camelsim_calls_seconds_count"))
                    .isEqualTo(Map.of(
                            "component=thingsmobile,operation=credit,outcome=ok", 2.0,
                            "component=thingsmobile,operation=credit,outcome=30", 1.0,
                            "component=thingsmobile,operation=simListLite,outcome=503", 1.0,
                            "component=thingsmobile,operation=simListLite,outcome=parse", 1.0,
                            "component=thingsmobile,operation=simListLite,outcome=network", 1.0));
        }
    }

    @Test
    void countsRefusalsAndWaitsOfEveryAttempt() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            SANDBOX.faults().next("sendSms", Fault.code60());
            camel.send("thingsmobile:sendSms?msisdn="
                    + SANDBOX.get().fleet().sims().get(0).msisdn() + "&message=hi");

            assertThat(camel.counts("camelsim_call_refused_total"))
                    .isEqualTo(Map.of("component=thingsmobile,operation=sendSms", 1.0));
            assertThat(camel.counts("camelsim_call_wait_seconds_count"))
                    .isEqualTo(Map.of("component=thingsmobile,operation=sendSms", 2.0));
        }
    }

    @Test
    void countsCallsThatWereNeverSentAsRejected() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            camel.component().getConfiguration().setCallGapFactor(1);
            camel.send("thingsmobile:credit");
            camel.send("thingsmobile:credit?maxWait=1");

            assertThat(camel.counts("camelsim_calls_seconds_count"))
                    .containsEntry("component=thingsmobile,operation=credit,outcome=rejected", 1.0);
        }
    }

    @Test
    void showsTheQueueWhileCallsWait() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            camel.component().getConfiguration().setCallGapFactor(100);
            camel.send("thingsmobile:credit");
            for (int i = 0; i < 3; i++) {
                camel.sendAsync("thingsmobile:credit");
            }

            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(camel.counts("camelsim_call_queue"))
                    .containsValue(3.0));
        }
    }

    @Test
    void showsTheCreditAndTheSimsByStatus() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            camel.send("thingsmobile:credit");
            camel.send("thingsmobile:simListLite?fetch=all");

            assertThat(camel.counts("camelsim_credit")).isEqualTo(Map.of("currency=EUR", 123.5));
            assertThat(camel.counts("camelsim_sims"))
                    .hasSize(SimStatus.values().length)
                    .containsEntry("component=thingsmobile,status=DEACTIVATED", 0.0);
            assertThat(camel.counts("camelsim_sims").values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isEqualTo(2);
        }
    }

    @Test
    void aFilteredListDoesNotCountTheFleet() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            camel.send("thingsmobile:simListLite?fetch=all&status=active");

            assertThat(camel.counts("camelsim_sims")).isEmpty();
        }
    }

    @Test
    void twoContextsShareARegistryAndEachRemovesItsOwnGauges() throws Exception {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (PrometheusMain one = PrometheusMain.with(registry, SANDBOX.get())) {
            one.send("thingsmobile:credit");
            try (PrometheusMain other = PrometheusMain.with(registry, SANDBOX.get())) {
                other.send("thingsmobile:credit");
                other.send("thingsmobile:simListLite?fetch=all");
                assertThat(one.counts("camelsim_calls_seconds_count"))
                        .containsEntry("component=thingsmobile,operation=credit,outcome=ok", 2.0);
                assertThat(one.counts("camelsim_sims")).isNotEmpty();
            }
            assertThat(one.counts("camelsim_credit")).hasSize(1);
            assertThat(one.counts("camelsim_sims")).isEmpty();
        }
        assertThat(registry.scrape()).doesNotContain("camelsim_credit", "camelsim_call_queue");
    }

    @Test
    void aRegistryThatThrowsDoesNotChangeTheResultOfACall() throws Exception {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                throw new IllegalStateException("no " + id);
            }
        });
        try (PrometheusMain camel = PrometheusMain.with(registry, SANDBOX.get())) {
            assertThat(camel.send("thingsmobile:credit").getMessage().getBody()).isInstanceOf(Credit.class);
            assertThat(camel.send("thingsmobile:simListLite?fetch=all").getException())
                    .isNull();
        }
    }

    @Test
    void noTagHoldsASimAUserOrAToken() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            String msisdn = SANDBOX.get().fleet().sims().get(0).msisdn();
            camel.send("thingsmobile:simStatus?msisdn=" + msisdn);
            camel.send("thingsmobile:blockSim?msisdn=" + msisdn);
            camel.send("thingsmobile:unblockSim?msisdn=" + msisdn);
            camel.send("thingsmobile:credit");

            assertThat(camel.scrape())
                    .contains("operation=\"blockSim\"")
                    .doesNotContain(
                            msisdn, SANDBOX.get().username(), SANDBOX.get().token());
        }
    }
}
