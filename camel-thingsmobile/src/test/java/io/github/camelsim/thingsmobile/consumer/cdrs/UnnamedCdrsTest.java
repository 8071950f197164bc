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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Request;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.consumer.ManualPolls;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;

/** A test of a consumer of CDRs from a service that does not always say which SIM a CDR is of. */
abstract class UnnamedCdrsTest extends RecordedTest {

    private static final String DAY = "2026-03-10";
    protected static final String FIRST = DAY + " 10:00:00";
    protected static final String SECOND = DAY + " 10:00:01";
    protected static final String THIRD = DAY + " 10:00:02";
    private static final String ROUTE = "consuming";
    protected static final String REFUSED = "4040";
    protected static final List<String> MORE_THAN_A_REQUEST_TAKES =
            IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();

    protected final List<Row> list = new CopyOnWriteArrayList<>();
    protected final Map<Integer, Runnable> afterRequest = new ConcurrentHashMap<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    protected final Queue<Cdr> cdrs = new ConcurrentLinkedQueue<>();
    private final ManualPolls polls = new ManualPolls();
    private final Memory memory = Memory.inHeap();
    private int requestsBefore;

    @BeforeEach
    void answerFromTheList() {
        server.always(this::answer);
        camel.context().getRegistry().bind("polls", polls);
        camel.context().getRegistry().bind("positions", memory.cursor());
        camel.context().getRegistry().bind("completed", memory.seen());
    }

    protected void start(String operation) throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:" + operation + "&scheduler=#polls&pollStrategy=#polls&startDateRange=" + DAY
                                + "&endDateRange=" + DAY
                                + "&cursorRepository=#positions&idempotentRepository=#completed")
                        .routeId(ROUTE)
                        .process(exchange -> {
                            keys.add(exchange.getMessage().getHeader("CamelThingsMobileRecordKey", String.class));
                            cdrs.add(exchange.getMessage().getBody(Cdr.class));
                        });
            }
        });
    }

    protected void restart(String operation) throws Exception {
        camel.context().getRouteController().stopRoute(ROUTE);
        camel.context().removeRoute(ROUTE);
        start(operation);
    }

    /** The keys of the records that a poll delivers. */
    protected List<String> poll() {
        keys.clear();
        requestsBefore = server.requests().size();
        polls.run();
        assertThat(polls.failure()).as("the poll's failure").isNull();
        return List.copyOf(keys);
    }

    /** The SIMs that the last poll requested together, in the order of the requests. */
    protected List<String> requested() {
        return server.requests().stream()
                .skip(requestsBefore)
                .map(request -> request.fields().get("msisdnList"))
                .distinct() // further pages
                .toList();
    }

    private Response answer() {
        List<Request> requests = server.requests();
        Request request = requests.get(requests.size() - 1);
        Map<String, String> fields = request.fields();
        if (request.uri().endsWith("/simListLite")) {
            return Response.xml("<result><done>true</done><sims>" + fleet() + "</sims></result>");
        }
        boolean status = request.uri().endsWith("/simStatus");
        if (!status && sims(fields).contains(REFUSED)) {
            return Response.xml("<result><done>false</done><errorCode>40</errorCode></result>");
        }
        int size = Integer.parseInt(fields.get("pageSize"));
        String page = list.stream()
                .filter(row -> status || row.isIn(fields))
                .skip(size * (Integer.parseInt(fields.get("page")) - 1L))
                .limit(size)
                .map(row -> status ? row.xml("cdr") : row.xml("cdrPaginated"))
                .collect(Collectors.joining());
        afterRequest.getOrDefault(requests.size(), () -> {}).run();
        return Response.xml("<result><done>true</done>"
                + (status
                        ? "<sims><sim><name>SIM</name><cdrs>" + page + "</cdrs></sim></sims>"
                        : "<cdrsPaginated>" + page + "</cdrsPaginated>")
                + "</result>");
    }

    private static String fleet() {
        return MORE_THAN_A_REQUEST_TAKES.stream()
                .map(sim -> "<sim><msisdn>" + sim + "</msisdn><totalTraffic>7</totalTraffic></sim>")
                .collect(Collectors.joining());
    }

    private static List<String> sims(Map<String, String> fields) {
        return List.of(fields.get("msisdnList").split(","));
    }

    protected static Row named(String sim, String start) {
        return new Row(sim, "<cdrMsisdn>" + sim + "</cdrMsisdn>", start);
    }

    protected static Row unnamed(String sim, String start) {
        return new Row(sim, "", start);
    }

    protected static Row odd(String start) {
        return new Row("1", "<cdrMsisdn>SIM 7</cdrMsisdn>", start);
    }

    /**
     * A row of the service's list.
     *
     * @param sim the SIM it belongs to; never null
     * @param number how the service names that SIM; never null
     */
    protected record Row(String sim, String number, String start) {

        boolean isIn(Map<String, String> fields) {
            return sims(fields).contains(sim)
                    && start.compareTo(fields.get("startDateRange")) >= 0
                    && start.compareTo(fields.get("endDateRange")) <= 0;
        }

        String xml(String element) {
            return "<" + element + ">" + number + "<cdrDateStart>" + start + "</cdrDateStart>"
                    + "<cdrTraffic>7</cdrTraffic></" + element + ">";
        }
    }
}
