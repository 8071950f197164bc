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
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.TestCamel;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Received;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The data types of the component: CloudEvents and JSON. */
class DataTypesIT {

    private static final String EVENTS = "thingsmobile:application-cloudevents";
    private static final String JSON = "thingsmobile:application-json";

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(2).callGapFactor(0));

    private static Map<String, Object> events(Map<String, Object> headers) {
        Map<String, Object> events = new LinkedHashMap<>(headers);
        events.keySet().removeIf(name -> !name.startsWith("CamelCloudEvent"));
        return events;
    }

    @Test
    void aCdrIsACloudEventWithItsRecordKeyAsId() throws Exception {
        var cdr = new Cdr(
                "447937557899",
                "234507090000000",
                LocalDateTime.of(2026, 11, 26, 1, 0),
                LocalDateTime.of(2026, 11, 26, 1, 30),
                "N",
                "Italy",
                "O",
                1024L);
        try (TestCamel camel =
                TestCamel.at(SANDBOX.get()).with(configuration -> configuration.setTimeZone("Europe/Rome"))) {
            camel.withRoutes(route());
            Exchange exchange = camel.send(
                    "direct:event",
                    cdr,
                    Map.of(
                            "CamelThingsMobileRecordKey", "key-1",
                            "CamelThingsMobileResultOperation", "getCdrPaginated",
                            "CamelCloudEventSchemaURL", "of another event"));

            assertThat(exchange.getException()).isNull();
            assertThat(events(exchange.getMessage().getHeaders()))
                    .containsOnly(
                            entry("CamelCloudEventVersion", "1.0"),
                            entry("CamelCloudEventID", "key-1"),
                            entry("CamelCloudEventType", "io.github.camelsim.thingsmobile.cdr"),
                            entry("CamelCloudEventSource", "thingsmobile:getCdrPaginated"),
                            entry("CamelCloudEventSubject", "447937557899"),
                            entry("CamelCloudEventTime", "2026-11-26T00:30:00Z"),
                            entry("CamelCloudEventDataContentType", "application/json"));
            assertThat(exchange.getMessage().getHeaders())
                    .contains(
                            entry("ce-id", "key-1"),
                            entry("ce-specversion", "1.0"),
                            entry("ce-time", "2026-11-26T00:30:00Z"),
                            entry("Content-Type", "application/json"));
            assertThat(new ObjectMapper()
                            .readTree(exchange.getMessage().getBody(String.class))
                            .get("start")
                            .asText())
                    .isEqualTo("2026-11-26T00:00:00.000Z");
        }
    }

    private static RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:event").transformDataType(new DataType(EVENTS));
                from("direct:json").transformDataType(new DataType(JSON));
            }
        };
    }

    @Test
    void everyResultIsJsonAndTextStays() throws Exception {
        try (TestCamel camel = TestCamel.at(SANDBOX.get())) {
            camel.withRoutes(route());
            List<Object> results = new ArrayList<>();
            String sim = SANDBOX.get().fleet().sims().get(0).msisdn();
            for (String call : List.of(
                    "simListLite", "credit", "customPlanList", "simStatus?msisdn=" + sim, "blockSim?msisdn=" + sim)) {
                results.add(camel.call("thingsmobile:" + call, Object.class));
            }
            for (Object result : results) {
                Exchange exchange = camel.send("direct:json", result, Map.of());
                assertThat(exchange.getException()).isNull();
                assertThat(new ObjectMapper()
                                .readTree(exchange.getMessage().getBody(String.class))
                                .isContainerNode())
                        .isTrue();
            }
            assertThat(camel.call("direct:json", "{}", Map.of(), String.class)).isEqualTo("{}");
            assertThat(camel.failureOf("direct:json", 7, Map.of())).hasMessageContaining("java.lang.Integer");
            assertThat(camel.failureOf("direct:event", List.of(), Map.of())).hasMessageContaining("split a list");
        }
    }

    @Test
    void timesAreInTheZoneOfTheEndpointThatHasReadTheRecord() throws Exception {
        SANDBOX.faults().clear();
        try (TestCamel camel = TestCamel.at(SANDBOX.get())) {
            camel.withRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:credit")
                            .to("thingsmobile:credit?timeZone=Asia/Tokyo")
                            .to("direct:json");
                    from("direct:json").transformDataType(new DataType(JSON));
                }
            });
            Object credit = camel.call("thingsmobile:credit?timeZone=Asia/Tokyo&outputFormat=json", Object.class);

            assertThat(camel.call("direct:credit", Object.class)).isEqualTo(credit);
        }
    }

    @Test
    void timesOfAConsumerStayInItsZoneBehindAQueue() throws Exception {
        SANDBOX.faults().clear();
        List<Object> times = new CopyOnWriteArrayList<>();
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from("thingsmobile:credit?lookback=720d&timeZone=Asia/Tokyo", route -> route.to("seda:events"))) {
            rig.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("seda:events")
                            .process(exchange -> times.add(exchange.getMessage()
                                    .getBody(CreditOperation.class)
                                    .date()))
                            .transformDataType(new DataType(EVENTS))
                            .process(exchange -> times.add(exchange.getMessage().getHeader("CamelCloudEventTime")));
                }
            });
            rig.poll();

            await().atMost(Duration.ofSeconds(30)).until(() -> times.size() >= 2);
            var tokyo = ((LocalDateTime) times.get(0)).atZone(ZoneId.of("Asia/Tokyo"));
            assertThat(times.get(1)).isEqualTo(tokyo.toInstant().toString());
        }
    }

    @Test
    void aRedeliveredCreditOperationHasTheIdOfItsFirstDelivery() throws Exception {
        SANDBOX.faults().clear();
        List<Object> ids = new ArrayList<>();
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from("thingsmobile:credit?lookback=720d", route -> route.transformDataType(new DataType(EVENTS))
                        .process(exchange -> {
                            ids.add(exchange.getMessage().getHeader("CamelCloudEventID"));
                            if (ids.size() == 1) {
                                throw new IllegalStateException("once");
                            }
                        }))) {
            rig.poll();
            rig.poll();
            assertThat(ids).isNotEmpty().doesNotContainNull();
            assertThat(ids.subList(1, ids.size())).contains(ids.get(0)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aChangeThatIsDeliveredAgainHasTheIdOfItsFirstDelivery() throws Exception {
        SANDBOX.faults().clear();
        List<Object> ids = new ArrayList<>();
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from(
                        "thingsmobile:simListLite?changesOnly=true",
                        route -> route.transformDataType(new DataType(EVENTS)).process(exchange -> {
                            ids.add(exchange.getMessage().getHeader("CamelCloudEventID"));
                            if (ids.size() <= 2) {
                                throw new IllegalStateException("not yet");
                            }
                        }))) {
            rig.poll();
            rig.poll();
            assertThat(ids).hasSize(4);
            assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2)).doesNotHaveDuplicates();

            String sim = SANDBOX.get().fleet().sims().get(0).msisdn();
            SANDBOX.get().fleet().update(sim, each -> each.name("another name"));
            rig.poll();
            assertThat(ids).hasSize(5);
            assertThat(ids.get(4)).isNotIn(ids.subList(0, 4));
        }
    }

    @Test
    void aChangeOfASimNamesTheChangeInItsType() throws Exception {
        SANDBOX.faults().clear();
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from(
                        "thingsmobile:simListLite?changesOnly=true",
                        route -> route.transformDataType(new DataType(EVENTS)))) {
            rig.poll();
            List<Received> received = rig.take();
            assertThat(received).hasSize(2).allSatisfy(message -> assertThat(message.headers())
                    .contains(
                            entry("CamelCloudEventType", "io.github.camelsim.thingsmobile.sim.added"),
                            entry("CamelCloudEventSource", "thingsmobile:simListLite")));
        }
    }
}
