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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.PrometheusMain;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators see of an application on Camel Main: health checks, the developer console, and JMX. */
class OperatorViewsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(2).callGapFactor(0));

    private PrometheusMain camel;

    @BeforeEach
    void start() throws Exception {
        SANDBOX.faults().clear();
        camel = PrometheusMain.of(SANDBOX.get(), new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:getCdrPaginated?initialDelay=3600000")
                        .routeId("cdrs")
                        .to("mock:cdrs");
                from("direct:sms")
                        .to("thingsmobile:sendSms?message=hi&msisdn="
                                + SANDBOX.get().fleet().sims().get(0).msisdn());
            }
        });
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    private HealthCheck.Result login() {
        return HealthCheckRegistry.get(camel.context())
                .getCheck("thingsmobile-login")
                .orElseThrow()
                .call();
    }

    @Test
    void theLoginIsDownFromARefusalOfTheCredentialsUntilAGoodCall() throws Exception {
        assertThat(login().getState()).isEqualTo(HealthCheck.State.UP);
        for (Fault refusal : new Fault[] {Fault.code(30, "wrong token"), Fault.status(401)}) {
            SANDBOX.faults().next("credit", refusal);
            camel.send("thingsmobile:credit");
            assertThat(login().getState()).isEqualTo(HealthCheck.State.DOWN);
            SANDBOX.faults().next("credit", Fault.code(10, "no"));
            camel.send("thingsmobile:credit");
            assertThat(login().getState()).isEqualTo(HealthCheck.State.DOWN);
            camel.send("thingsmobile:simListLite");
            assertThat(login().getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void theLoginIsNoLivenessCheckAndMasksTheAccount() throws Exception {
        SANDBOX.faults().next("credit", Fault.code(30, "wrong token"));
        camel.send("thingsmobile:credit");

        assertThat(HealthCheckHelper.invokeLiveness(camel.context()))
                .noneMatch(result -> result.getCheck().getId().equals("thingsmobile-login"));
        assertThat(login().getDetails() + " " + login().getMessage())
                .contains("wrong token")
                .doesNotContain(SANDBOX.get().username(), SANDBOX.get().token());
    }

    private Object console(DevConsole.MediaType type) {
        return camel.context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("camelsim")
                .call(type, Map.of());
    }

    @Test
    void theConsoleShowsAccountsOperationsAndConsumers() throws Exception {
        SANDBOX.faults().next("sendSms", Fault.code60());
        camel.send("direct:sms");
        SANDBOX.faults().next("credit", Fault.code(10, "no"));
        camel.send("thingsmobile:credit");

        String json = ((JsonObject) console(DevConsole.MediaType.JSON)).toJson();
        assertThat(json)
                .contains("\"operation\":\"sendSms\",\"gapMillis\":0,\"gapLearned\":true,\"waiting\":0,\"inFlight\":0")
                .contains("\"refused\":1")
                .contains("\"lastError\":\"credit: the service answered 10: no")
                .contains("\"operation\":\"getCdrPaginated\",\"route\":\"cdrs\",\"position\":\"")
                .doesNotContain(SANDBOX.get().username(), SANDBOX.get().token());
        assertThat(console(DevConsole.MediaType.TEXT).toString())
                .contains("sendSms: gap 0 ms (learned), waiting 0, in flight 0, next slot in 0 ms, refused 1")
                .contains("Consumer thingsmobile:getCdrPaginated (route cdrs): position ");
    }

    private ObjectName bean(String type, String part) throws Exception {
        Set<ObjectName> names = ManagementFactory.getPlatformMBeanServer()
                .queryNames(
                        new ObjectName("org.apache.camel:context="
                                + camel.context().getManagementName() + ",type=" + type + ",name=*"),
                        null);
        return names.stream()
                .filter(name -> name.getKeyProperty("name").contains(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jmxShowsAndForgetsALearnedGap() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        SANDBOX.faults().next("sendSms", Fault.code60());
        camel.send("direct:sms");
        ObjectName component = bean("components", "thingsmobile");
        ObjectName endpoint = bean("endpoints", "sendSms");

        assertThat(beans.getAttribute(component, "LearnedGaps")).isEqualTo("sendSms");
        assertThat(beans.getAttribute(component, "RefusedCalls")).isEqualTo(1L);
        assertThat(beans.getAttribute(component, "WaitingCalls")).isEqualTo(0);
        assertThat(beans.getAttribute(endpoint, "CallGapLearned")).isEqualTo(true);
        assertThat(beans.invoke(endpoint, "resetLearnedGap", new Object[0], new String[0]))
                .isEqualTo(true);
        assertThat(beans.getAttribute(component, "LearnedGaps")).isEqualTo("");
        Object[] operation = {"sendSms"};
        String[] signature = {"java.lang.String"};
        assertThat(beans.invoke(component, "resetLearnedGap", operation, signature))
                .isEqualTo(false);
    }

    @Test
    void jmxPollsNow() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName consumer = bean("consumers", "ThingsMobileConsumer");
        assertThat(beans.getAttribute(consumer, "Position")).isNotNull();
        assertThat((Long) beans.getAttribute(consumer, "LagSeconds")).isGreaterThan(3600);

        beans.invoke(consumer, "pollNow", new Object[0], new String[0]);

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat((Long) beans.getAttribute(consumer, "LagSeconds"))
                .isLessThan(3600));
        assertThat(beans.getAttribute(consumer, "RecordsInFlight")).isEqualTo(0);
        assertThat(beans.getAttribute(consumer, "LastPollError")).isNull();
    }
}
