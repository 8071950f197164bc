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
package io.github.camelsim.thingsmobile.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.RawServer;
import io.github.camelsim.thingsmobile.support.RawServer.Connection;
import io.github.camelsim.thingsmobile.support.RawServer.Request;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many paid calls beside eight readers, where connections misbehave: what is said of a call is what became of it, and
 * none is carried out more often than asked. With {@code -Dthingsmobile.paidCalls=2500} it is the full run.
 */
@Timeout(900)
class PaidCallsIT {

    private static final Logger LOG = LoggerFactory.getLogger(PaidCallsIT.class);

    private static final int CALLS = Integer.getInteger("thingsmobile.paidCalls", 120);
    private static final int READERS = 8;
    private static final double WITH_GAPS = 0.0004; // five seconds are two milliseconds

    private static final Map<String, String> PAID = Map.of("rechargeSim", "&amount=1", "sendSms", "&message=hello");

    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);

    static Stream<Arguments> runs() {
        return Stream.of(Fault.values())
                .flatMap(fault -> PAID.keySet().stream().sorted().flatMap(operation -> Stream.of(0, WITH_GAPS)
                        .map(gaps -> Arguments.of(fault, operation, gaps))));
    }

    @ParameterizedTest(name = "{0}, {1}, gaps by {2}")
    @MethodSource("runs")
    void theReportedOutcomeOfACallIsTheRealOne(Fault fault, String operation, Number gaps) throws Exception {
        var service = new PaidService(fault);
        try (var server = new RawServer(service::serve);
                var camel = TestCamel.at(server.baseUri()).withGaps(gaps.doubleValue())) {
            var ended = new AtomicBoolean();
            Queue<String> wrongReads = new ConcurrentLinkedQueue<>();
            var reads = new AtomicInteger();
            for (int reader = 0; reader < READERS; reader++) {
                int number = reader;
                readers.execute(() -> {
                    for (int i = 0; !ended.get(); i++) {
                        read(camel, "9" + number + "0" + i, wrongReads);
                        reads.incrementAndGet();
                    }
                });
            }
            Map<String, Exchange> results = new ConcurrentHashMap<>();
            await().atMost(Duration.ofSeconds(60)).until(() -> reads.get() >= READERS);
            for (int i = 0; i < CALLS; i++) {
                String msisdn = msisdn(i);
                String uri = "thingsmobile:" + operation + "?maxWait=10m" + PAID.get(operation);
                camel.sendAsync(
                        uri, Map.of("CamelThingsMobileMsisdn", msisdn), exchange -> results.put(msisdn, exchange));
            }
            await().atMost(Duration.ofSeconds(800)).until(() -> results.size() == CALLS);
            ended.set(true);
            readers.shutdown();
            assertThat(readers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            assertThat(results).allSatisfy((msisdn, exchange) -> service.check(msisdn, exchange.getException()));
            assertThat(wrongReads).isEmpty();
            assertThat(server.requests())
                    .filteredOn(request -> PAID.containsKey(request.operation()))
                    .extracting(Request::onConnection)
                    .containsOnly(1);
            assertThat(carriedAnotherAfter(server.requests())).isEmpty();
            report(fault, operation, gaps, results, reads.get(), service);
        }
    }

    private static void read(TestCamel camel, String msisdn, Queue<String> wrong) {
        Exchange exchange = camel.send("thingsmobile:simStatus", null, Map.of("CamelThingsMobileMsisdn", msisdn));
        if (exchange.getException() != null) {
            wrong.add(msisdn + ": " + exchange.getException());
        } else if (!exchange.getMessage().getBody(Sim.class).msisdn().equals(msisdn)) {
            wrong.add(msisdn + " got " + exchange.getMessage().getBody());
        }
    }

    private static String msisdn(int number) {
        return Integer.toString(100_000 + number);
    }

    /** Connections of paid calls on which a further request came. */
    private static Set<Integer> carriedAnotherAfter(List<Request> requests) {
        Map<Integer, Long> perConnection =
                requests.stream().collect(Collectors.groupingBy(Request::connection, Collectors.counting()));
        return requests.stream()
                .filter(request -> PAID.containsKey(request.operation()))
                .map(Request::connection)
                .filter(connection -> perConnection.get(connection) > 1)
                .collect(Collectors.toSet());
    }

    private static void report(
            Fault fault, String operation, Number gaps, Map<String, Exchange> results, int reads, PaidService service) {
        Map<String, Long> outcomes = results.values().stream()
                .collect(Collectors.groupingBy(
                        exchange -> exchange.getException() == null
                                ? "done"
                                : exchange.getException() instanceof ThingsMobileServiceException refusal
                                        ? "code " + refusal.code()
                                        : exchange.getException().getClass().getSimpleName(),
                        Collectors.counting()));
        LOG.info(
                "{}, {}, gaps by {}: {} calls {}, executed {}, beside {} reads",
                fault,
                operation,
                gaps,
                CALLS,
                outcomes,
                service.executed(),
                reads);
    }

    enum Fault {
        ANSWERS_TWICE,
        CLOSES_SILENTLY,
        WRITES_408_TO_IDLE_CONNECTIONS
    }

    /** Refuses every fifth call, says to every tenth that it came too early, and counts what it carries out. */
    private static final class PaidService {

        private static final int IDLE_MILLIS = 3;
        private static final int FIRST_IDLE_MILLIS = 200;

        private final Fault fault;
        private final Set<String> toldToWait = ConcurrentHashMap.newKeySet();
        private final Map<String, AtomicInteger> executed = new ConcurrentHashMap<>();
        private final Set<String> arrived = ConcurrentHashMap.newKeySet();

        PaidService(Fault fault) {
            this.fault = fault;
        }

        int executed() {
            return executed.values().stream().mapToInt(AtomicInteger::get).sum();
        }

        void serve(Connection connection) throws IOException {
            boolean first = true;
            while (true) {
                Request request = next(connection, first);
                if (request == null) {
                    return;
                }
                first = false;
                String answer = answer(request);
                if (fault == Fault.ANSWERS_TWICE) {
                    String response = RawServer.response("200 OK", answer);
                    connection.write(response + response);
                } else {
                    connection.answer(answer);
                }
                if (fault == Fault.CLOSES_SILENTLY) {
                    return;
                }
            }
        }

        private Request next(Connection connection, boolean first) throws IOException {
            if (fault != Fault.WRITES_408_TO_IDLE_CONNECTIONS) {
                return connection.read();
            }
            connection.socket().setSoTimeout(first ? FIRST_IDLE_MILLIS : IDLE_MILLIS);
            try {
                return connection.read();
            } catch (SocketTimeoutException e) {
                connection.write(RawServer.response("408 Request Timeout", "<html>too slow</html>"));
                return null;
            }
        }

        private String answer(Request request) {
            if (!PAID.containsKey(request.operation())) {
                return RawServer.sim(request.msisdn());
            }
            arrived.add(request.msisdn());
            int number = Integer.parseInt(request.msisdn());
            if (number % 10 == 0 && toldToWait.add(request.msisdn())) {
                return RawServer.refused(60);
            }
            if (number % 5 == 1) {
                return RawServer.refused(40);
            }
            executed.computeIfAbsent(request.msisdn(), key -> new AtomicInteger())
                    .incrementAndGet();
            return RawServer.DONE;
        }

        void check(String msisdn, Exception failure) {
            int times = executed.containsKey(msisdn) ? executed.get(msisdn).get() : 0;
            assertThat(times).isLessThanOrEqualTo(1);
            if (failure == null) {
                assertThat(times).isEqualTo(1);
            } else if (((ThingsMobileException) failure).outcomeUnknown()) {
                assertThat(arrived).contains(msisdn);
            } else {
                assertThat(times).as(failure.getMessage()).isZero();
            }
        }
    }
}
