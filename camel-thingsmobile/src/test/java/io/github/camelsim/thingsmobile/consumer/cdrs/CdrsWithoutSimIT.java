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

import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Request;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.consumer.ManualPolls;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal CDRs on two pages of a service that does not always say which SIM a CDR is of. */
class CdrsWithoutSimIT extends RecordedTest {

    private static final String DAY = "2026-03-10";
    private static final String FIRST = DAY + " 10:00:00";
    private static final String SECOND = DAY + " 10:00:01";
    private static final String THIRD = DAY + " 10:00:02";
    private static final String LAST = DAY + " 10:00:03";

    private final List<Row> list = new CopyOnWriteArrayList<>();
    private final List<Row> appearMeanwhile = new CopyOnWriteArrayList<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final ManualPolls polls = new ManualPolls();

    @BeforeEach
    void answerFromTheList() {
        server.always(this::answer);
        camel.context().getRegistry().bind("polls", polls);
    }

    @Test
    void twoEqualCdrsOnTwoPagesAreTwo() throws Exception {
        list.addAll(List.of(unnamed(FIRST), unnamed(SECOND), unnamed(SECOND), unnamed(THIRD)));
        start("getCdrPaginated?msisdnList=1,2&pageSize=2");

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(poll()).isEmpty();
    }

    @Test
    void aCdrOfUnreadableNumberIsCountedAmongThoseOfTheRequestedSims() throws Exception {
        list.addAll(List.of(unnamed(FIRST), odd(SECOND), odd(SECOND), unnamed(THIRD)));
        start("getCdrPaginated?msisdnList=1,2&pageSize=2");

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(server.requests())
                .extracting(request -> request.fields().get("msisdnList"))
                .containsOnly("1,2");
    }

    @Test
    void aCdrThatMovesToTheNextPageIsOne() throws Exception {
        list.addAll(List.of(unnamed(FIRST), unnamed(SECOND), named("2", THIRD), unnamed(LAST)));
        appearMeanwhile.addAll(List.of(named("1", FIRST), named("2", FIRST)));
        start("getCdrPaginated?msisdnList=1,2&pageSize=3");

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(poll()).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"msisdn=1", "iccid=8944501000000000001"})
    void equalCdrsInTheStatusOfASimWithoutANumberAreTwo(String ofSim) throws Exception {
        list.addAll(List.of(unnamed(FIRST), unnamed(SECOND), unnamed(SECOND), unnamed(THIRD)));
        start("simStatus?cdrsOnly=true&pageSize=2&" + ofSim);

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(poll()).isEmpty();
    }

    private void start(String operation) throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:" + operation + "&scheduler=#polls&pollStrategy=#polls&startDateRange=" + DAY
                                + "&endDateRange=" + DAY)
                        .process(exchange ->
                                keys.add(exchange.getMessage().getHeader("CamelThingsMobileRecordKey", String.class)));
            }
        });
    }

    /** The keys of the records that a poll delivers. */
    private List<String> poll() {
        keys.clear();
        polls.run();
        assertThat(polls.failure()).as("the poll's failure").isNull();
        return List.copyOf(keys);
    }

    private Response answer() {
        List<Request> requests = server.requests();
        Request request = requests.get(requests.size() - 1);
        Map<String, String> fields = request.fields();
        boolean status = request.uri().endsWith("/simStatus");
        int size = Integer.parseInt(fields.get("pageSize"));
        String page = list.stream()
                .filter(row -> status || row.isIn(fields))
                .skip(size * (Integer.parseInt(fields.get("page")) - 1L))
                .limit(size)
                .map(row -> status ? row.xml("cdr") : row.xml("cdrPaginated"))
                .collect(Collectors.joining());
        list.addAll(0, appearMeanwhile);
        appearMeanwhile.clear();
        return Response.xml("<result><done>true</done>"
                + (status
                        ? "<sims><sim><name>SIM</name><cdrs>" + page + "</cdrs></sim></sims>"
                        : "<cdrsPaginated>" + page + "</cdrsPaginated>")
                + "</result>");
    }

    private static Row named(String sim, String start) {
        return new Row(sim, "<cdrMsisdn>" + sim + "</cdrMsisdn>", start);
    }

    private static Row unnamed(String start) {
        return new Row("1", "", start);
    }

    private static Row odd(String start) {
        return new Row("1", "<cdrMsisdn>SIM 7</cdrMsisdn>", start);
    }

    /**
     * A row of the service's list.
     *
     * @param sim the SIM it belongs to; never null
     * @param number how the service names that SIM; never null
     */
    private record Row(String sim, String number, String start) {

        boolean isIn(Map<String, String> fields) {
            return Arrays.asList(fields.get("msisdnList").split(",")).contains(sim)
                    && start.compareTo(fields.get("startDateRange")) >= 0
                    && start.compareTo(fields.get("endDateRange")) <= 0;
        }

        String xml(String element) {
            return "<" + element + ">" + number + "<cdrDateStart>" + start + "</cdrDateStart>"
                    + "<cdrTraffic>7</cdrTraffic></" + element + ">";
        }
    }
}
