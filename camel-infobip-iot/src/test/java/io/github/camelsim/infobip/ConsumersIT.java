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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.IotServer.Response;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The consumers of the two lists. */
class ConsumersIT extends IotTest {

    private final Map<String, String> sims = new ConcurrentHashMap<>();
    private final Map<String, Long> usages = new ConcurrentHashMap<>();
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private volatile Response failure;

    @Test
    void listSimsDeliversEachSimCard() throws Exception {
        serve();
        sims.putAll(Map.of("1", "Active", "2", "Suspended"));

        consume("listSims?repeatCount=1");

        awaitMessages(2);
        assertThat(received)
                .extracting(message -> ((SimCard) message.getBody()).iccid())
                .containsExactlyInAnyOrder("1", "2");
        assertThat(received.get(0).getHeaders())
                .containsEntry("CamelInfobipIotResultOperation", "listSims")
                .doesNotContainKeys("CamelInfobipIotChange", "CamelInfobipIotIccid");
        assertThat(received.get(1).getExchange().getProperty(Exchange.BATCH_COMPLETE, Boolean.class))
                .isTrue();
    }

    @Test
    void aPageCanBeOneMessage() throws Exception {
        serve();
        sims.putAll(Map.of("1", "Active", "2", "Suspended"));

        consume("listSims?repeatCount=1&splitResult=false&outputFormat=json");

        awaitMessages(1);
        assertThat(received.get(0).getBody(String.class))
                .startsWith("[{\"iccid\":")
                .contains("Suspended");
    }

    @Test
    void changesOnlyDeliversWhatIsNewChangedOrGone() throws Exception {
        serve();
        sims.putAll(Map.of("1", "Active", "2", "Active"));
        consume("listSims?changesOnly=true&delay=50");
        awaitMessages(2);
        assertThat(received).extracting(this::change).containsExactlyInAnyOrder("1 added null", "2 added null");

        sims.put("2", "Suspended");
        awaitMessages(3);
        assertThat(change(received.get(2))).isEqualTo("2 changed status");

        sims.remove("1");
        awaitMessages(4);
        assertThat(change(received.get(3))).isEqualTo("1 removed null");
    }

    @Test
    void noSimIsRemovedWhileOneHasNoReadableIccid() throws Exception {
        serve();
        sims.putAll(Map.of("1", "Active", "2", "Active"));
        consume("listSims?changesOnly=true&delay=50");
        awaitMessages(2);

        sims.put("N/A", sims.remove("2"));
        awaitPolls();
        sims.put("1", "Suspended");
        awaitMessages(3);
        assertThat(change(received.get(2))).isEqualTo("1 changed status");

        sims.remove("N/A");
        awaitMessages(4);
        assertThat(change(received.get(3))).isEqualTo("2 removed null");
    }

    @Test
    void theSnapshotOutlivesARestart() throws Exception {
        serve();
        var repository = new MemoryStateRepository();
        context.getRegistry().bind("states", repository);
        sims.putAll(Map.of("1", "Active", "2", "Zürich"));
        consume("listSims?changesOnly=true&delay=50&cursorRepository=#states");
        awaitMessages(2);
        context.getRouteController().stopRoute("consumer");

        sims.put("3", "Active");
        context.getRouteController().startRoute("consumer");

        awaitMessages(3);
        assertThat(change(received.get(2))).isEqualTo("3 added null");
    }

    @Test
    void usageThatHasChangedComesWithWhatItWasBefore() throws Exception {
        serve();
        usages.putAll(Map.of("1", 10L, "2", 20L));
        consume("listMonthlyUsage?changesOnly=true&delay=50");
        awaitMessages(2);
        assertThat(received).allSatisfy(message -> assertThat(message.getHeaders())
                .doesNotContainKeys("CamelInfobipIotUsedDataBytesBefore", "CamelInfobipIotChange"));

        usages.put("1", 15L);
        awaitMessages(3);

        assertThat(received.get(2).getBody(SimUsage.class).usedDataBytes()).isEqualTo(15);
        assertThat(received.get(2).getHeader("CamelInfobipIotUsedDataBytesBefore"))
                .isEqualTo(10L);

        usages.remove("2");
        usages.put("1", 16L);
        awaitMessages(4);
        awaitPolls();
        assertThat(received).hasSize(4);
    }

    @Test
    void aNewNameIsNoChangeOfTheUsage() throws Exception {
        var name = new AtomicReference<>("meter");
        var bytes = new AtomicLong(10);
        server.always(request -> Response.json(
                request.parameter("page", 1) > 1
                        ? "{\"usage\": []}"
                        : "{\"usage\": [{\"iccid\": \"1\", \"simName\": \"" + name + "\", \"totalData\": " + bytes
                                + "}]}"));
        consume("listMonthlyUsage?changesOnly=true&delay=50");
        awaitMessages(1);

        name.set("pump");
        awaitPolls();
        assertThat(received).hasSize(1);

        bytes.set(0); // a new month
        awaitMessages(2);
        assertThat(received.get(1).getBody(SimUsage.class).simName()).isEqualTo("pump");
        assertThat(received.get(1).getHeader("CamelInfobipIotUsedDataBytesBefore"))
                .isEqualTo(10L);
    }

    @Test
    void allUsagesAreDeliveredWithoutChangesOnly() throws Exception {
        serve();
        usages.putAll(Map.of("1", 10L, "2", 20L));

        consume("listMonthlyUsage?repeatCount=1&outputFormat=json");

        awaitMessages(2);
        assertThat(received.get(0).getBody(String.class)).startsWith("{\"iccid\":");
    }

    @Test
    void aFleetThatIsSuddenlyEmptyIsAnOutage() throws Exception {
        serve();
        sims.put("1", "Active");
        consume("listSims?changesOnly=true&delay=50");
        awaitMessages(1);

        sims.clear();
        awaitPolls();

        assertThat(received).hasSize(1);
    }

    @Test
    void healthIsDownWithTheStatusAfterAFailedPoll() throws Exception {
        serve();
        var registry = new DefaultHealthCheckRegistry(context);
        registry.register(new ConsumersHealthCheckRepository());
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        failure = Response.error(401, "UNAUTHORIZED", "Invalid login details");

        consume("listSims?delay=50");

        await().untilAsserted(() -> {
            HealthCheck.Result result = HealthCheckHelper.invokeReadiness(context).stream()
                    .filter(check -> check.getCheck().getId().startsWith("consumer:"))
                    .findFirst()
                    .orElseThrow();
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getDetails())
                    .containsEntry("infobip-iot.error.code", 401)
                    .containsEntry("infobip-iot.error.messageId", "UNAUTHORIZED");
        });
        failure = null;
        await().untilAsserted(() -> assertThat(HealthCheckHelper.invokeReadiness(context))
                .allMatch(result -> result.getState() == HealthCheck.State.UP));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            getSim?iccid=8981100022152967721          | cannot be consumed from; [listSims, listMonthlyUsage] can
            listSims?changesOnly=true&splitResult=false | cannot put changes of a page into one exchange
            listSims?maxInFlight=0                    | maxInFlight is not above 0
            listSims?page=2                           | a consumer reads every page
            listSims?fetch=all                        | a consumer reads every page
            listSims?limit=101                        | limit is over the limit
            """)
    void optionsThatDoNotGoTogetherAreRefusedAtStart(String uri, String message) {
        assertThat(failureToStart(uri)).hasStackTraceContaining(message);
        assertThat(server.requests()).isEmpty();
    }

    private Throwable failureToStart(String uri) {
        try {
            consume(uri);
            return new AssertionError("the route has started");
        } catch (Exception e) {
            return e;
        }
    }

    private String change(Message message) {
        return message.getBody(SimCard.class).iccid() + " " + message.getHeader("CamelInfobipIotChange") + " "
                + message.getHeader("CamelInfobipIotChangedFields");
    }

    /** Some more polls, each of a request or two. */
    private void awaitPolls() {
        int before = server.requests().size();
        await().until(() -> server.requests().size() > before + 6);
    }

    private void awaitMessages(int count) {
        await().until(() -> received.size() >= count);
        assertThat(received).hasSize(count);
    }

    private void consume(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("infobip-iot:" + uri + "&initialDelay=0")
                        .routeId("consumer")
                        .process(exchange -> received.add(exchange.getMessage()));
            }
        });
    }

    private void serve() {
        server.always(request -> {
            if (failure != null) {
                return failure;
            }
            boolean first = request.parameter("page", 1) == 1;
            return request.path().endsWith("/monthly")
                    ? list("usage", first ? usages : Map.of(), "usedDataBytes", "")
                    : list("sims", first ? sims : Map.of(), "status", "\"");
        });
    }

    private static Response list(String name, Map<String, ?> rows, String field, String quote) {
        return Response.json("{\"" + name + "\": ["
                + rows.entrySet().stream()
                        .map(row -> "{\"iccid\": \"" + row.getKey() + "\", \"" + field + "\": " + quote + row.getValue()
                                + quote + "}")
                        .collect(Collectors.joining(","))
                + "]}");
    }
}
