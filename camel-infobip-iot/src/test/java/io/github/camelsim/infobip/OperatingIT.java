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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelsim.infobip.IotServer.Response;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see of the component, and its data types. */
class OperatingIT extends IotTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bindMeters() {
        context.getRegistry().bind("meters", registry);
    }

    private double calls(String operation, String outcome) {
        return registry.get("camelsim.calls")
                .tags("component", "infobip-iot", "operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void countsCallsWithTheHttpStatusOfARefusal() {
        server.answer(Response.error(404, "NOT_FOUND", "no"));
        send("getSim?iccid=" + ICCID);
        server.answer(Response.empty(200));
        send("sendSms?text=hi&iccid=" + ICCID);

        assertThat(calls("getSim", "404")).isEqualTo(1);
        assertThat(calls("sendSms", "ok")).isEqualTo(1);
    }

    @Test
    void noTagHoldsASimAUserOrAPassword() {
        configuration.setMaxRetries(0);
        server.answer(Response.error(503, "DOWN", ICCID));
        send("getSim?iccid=" + ICCID);

        assertThat(registry.getMeters().stream().map(Meter::getId).map(String::valueOf))
                .isNotEmpty()
                .noneMatch(id -> id.contains(ICCID) || id.contains(USERNAME) || id.contains(PASSWORD));
    }

    @Test
    void theLoginIsDownFromA401UntilAGoodCall() {
        HealthCheck login =
                HealthCheckRegistry.get(context).getCheck("infobip-iot-login").orElseThrow();
        assertThat(login.isLiveness()).isFalse();
        assertThat(login.call().getState()).isEqualTo(HealthCheck.State.UP);
        server.answer(Response.error(401, "UNAUTHORIZED", "Invalid login details"));
        send("sendSms?text=hi&iccid=" + ICCID);
        assertThat(login.call().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(login.call().getDetails() + " " + login.call().getMessage()).doesNotContain(USERNAME, PASSWORD);
        server.answer(Response.empty(200));
        send("sendSms?text=hi&iccid=" + ICCID);
        assertThat(login.call().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aChangeHasTheSameIdWheneverItIsDelivered() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:event").transformDataType(new DataType("infobip-iot:application-cloudevents"));
            }
        });
        Object first = eventId("tracker", "name");

        assertThat(eventId("tracker", "name")).isEqualTo(first);
        assertThat(eventId("lift", "name")).isNotEqualTo(first);
        assertThat(eventId("tracker", "status")).isNotEqualTo(first);
    }

    private Object eventId(String name, String changedFields) {
        var sim = new SimCard(ICCID, null, null, name, "Active", null, null, null, null);
        return context.createProducerTemplate()
                .send("direct:event", exchange -> {
                    exchange.getMessage().setBody(sim);
                    exchange.getMessage().setHeader(InfobipIotConstants.CHANGE, "changed");
                    exchange.getMessage().setHeader(InfobipIotConstants.CHANGED_FIELDS, changedFields);
                })
                .getMessage()
                .getHeader("CamelCloudEventID");
    }

    @Test
    void simCardsAndUsagesAreCloudEventsAndJson() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:event").transformDataType(new DataType("infobip-iot:application-cloudevents"));
                from("direct:json").transformDataType(new DataType("infobip-iot:application-json"));
            }
        });
        var sim = new SimCard(
                ICCID, null, null, "tracker", "Active", null, LocalDateTime.of(2026, 11, 26, 5, 0), null, null);
        var template = context.createProducerTemplate();
        Exchange event = template.send("direct:event", exchange -> {
            exchange.getMessage().setBody(sim);
            exchange.getMessage().setHeader(InfobipIotConstants.CHANGE, "changed");
        });

        assertThat(event.getException()).isNull();
        assertThat(event.getMessage().getHeaders())
                .contains(
                        entry("CamelCloudEventType", "io.github.camelsim.infobip-iot.sim.changed"),
                        entry("CamelCloudEventSource", "infobip-iot:listSims"),
                        entry("CamelCloudEventSubject", ICCID),
                        entry("CamelCloudEventTime", "2026-11-26T05:00:00Z"),
                        entry("ce-subject", ICCID));
        assertThat(event.getMessage().getBody(String.class)).startsWith("{\"iccid\":\"" + ICCID + "\"");
        var usage = new SimUsage(ICCID, null, null, null, 7L, null, null, null, null);
        assertThat(template.requestBody("direct:json", List.of(usage), String.class))
                .startsWith("[{\"iccid\":\"" + ICCID + "\"");
    }
}
