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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.FaultyRepositories;
import io.github.camelsim.thingsmobile.support.consumer.RefusingProxy;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.model.RouteDefinition;

/**
 * One consumer over several processes, polls and changes of its list of SIMs, while repositories, route and service
 * fail at random, rows come late and alike, and stops are forced in the middle of a poll.
 */
final class RandomFaultsRun implements AutoCloseable {

    /** What is consumed. */
    enum Kind {
        FLEET("getCdrPaginated?pageSize=3"),
        LIST("getCdrPaginated?pageSize=3&msisdnList="),
        STATUS("simStatus?cdrsOnly=true&pageSize=3&msisdn="),
        CREDIT("credit?pageSize=3");

        private final String uri;

        Kind(String uri) {
            this.uri = uri;
        }
    }

    private static final int PROCESSES = 5;
    private static final int SIMS = 4;
    private static final Fault[] FAULTS = {
        Fault.status(503), Fault.code(10, "generic error"), Fault.html(), Fault.truncated(), Fault.resetBeforeEffect()
    };

    private final Kind kind;
    private final SplittableRandom random;
    private final SandboxClock clock = SandboxRows.clock();
    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().sims(0).callGapFactor(0).clock(clock).start();
    private final RefusingProxy service;
    private final SandboxRows rows = new SandboxRows(sandbox);
    private final List<String> sims;
    private final FaultyRepositories repositories;
    private final List<String> expected = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> delivered = new ConcurrentHashMap<>();
    private volatile boolean trouble = true;
    private SandboxCdr lastCdr;
    private int deliveries;

    RandomFaultsRun(Kind kind, long seed) throws IOException {
        this.kind = kind;
        random = new SplittableRandom(seed);
        repositories = new FaultyRepositories(random.split());
        service = new RefusingProxy(sandbox);
        sims = rows.sims(kind == Kind.STATUS ? 1 : SIMS);
    }

    /** Runs all; afterwards {@link #expected} and {@link #delivered} are to be equal. */
    void run() throws Exception {
        for (int process = 0; process < PROCESSES; process++) {
            runProcess(3 + below(4));
        }
        trouble = false;
        repositories.fail(0);
        service.refuse();
        sandbox.faults().clear();
        try (ConsumerRig rig = start(sims, 0)) {
            for (int i = 0; i < 30; i++) { // more than a lookback, so that every SIM's scheduled check comes
                rig.poll();
                clock.advance(Duration.ofMinutes(15));
            }
        }
    }

    private void runProcess(int polls) throws Exception {
        ConsumerRig rig;
        repositories.fail(below(3) == 0 ? 0.1 : 0.02);
        try {
            rig = start(someSims(), below(2) * 3);
        } catch (Exception e) {
            return; // a process that could not read its state; the next one tries again
        }
        try (rig) {
            for (int poll = 0; poll < polls; poll++) {
                addRows(below(5));
                arrangeService();
                if (poll == polls - 1 && below(2) == 0) {
                    stopInTheMiddle(rig);
                    return;
                }
                rig.pollWhateverComes();
                clock.advance(Duration.ofMinutes(10L + below(120)));
            }
        }
    }

    private void stopInTheMiddle(ConsumerRig rig) throws Exception {
        rig.context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        rig.context().getShutdownStrategy().setTimeout(30);
        CompletableFuture<Void> poll = CompletableFuture.runAsync(rig::pollWhateverComes, ConsumerRig.ELSEWHERE);
        rig.context().stop();
        poll.get(1, TimeUnit.MINUTES);
    }

    private ConsumerRig start(List<String> chosen, int threads) throws Exception {
        String uri = "thingsmobile:" + kind.uri
                + switch (kind) {
                    case FLEET, CREDIT -> "";
                    case LIST -> String.join(",", chosen);
                    case STATUS -> sims.get(0);
                };
        ConsumerRig rig = ConsumerRig.of(sandbox)
                .remembering(repositories.memory())
                .with(configuration -> {
                    configuration.setBaseUri(service.baseUri());
                    configuration.setMaxRetries(0);
                });
        try {
            return rig.from(uri + "&lookback=6h&maxInFlight=20", route -> steps(route, threads));
        } catch (Exception e) {
            rig.close();
            throw e;
        }
    }

    private void steps(RouteDefinition route, int threads) {
        if (threads > 0) {
            route.threads(threads, threads);
        }
        route.process(this::process);
    }

    private void process(Exchange exchange) {
        if (trouble && below(8) == 0) {
            throw new IllegalStateException("the target is down");
        }
        if (trouble && below(20) == 0) {
            addRows(1); // pages shift while they are read
        }
        String key = exchange.getMessage().getHeader(ThingsMobileConstants.RECORD_KEY, String.class);
        String text = text(exchange.getMessage().getBody());
        String before = delivered.put(key, text);
        if (before != null && !before.equals(text)) {
            throw new AssertionError("one key for " + before + " and " + text);
        }
        synchronized (this) {
            deliveries++;
        }
    }

    private static String text(Object body) {
        return body instanceof Cdr cdr
                ? SandboxRows.text(cdr)
                : ((CreditOperation) body).date() + " " + ((CreditOperation) body).description();
    }

    private synchronized void addRows(int count) {
        for (int i = 0; i < count; i++) {
            Duration ago = Duration.ofSeconds(1L + below(below(3) == 0 ? 5 * 3600 : 300));
            if (kind == Kind.CREDIT) {
                addCredit(ago);
            } else {
                addCdr(ago);
            }
        }
    }

    private void addCdr(Duration ago) {
        boolean alike = lastCdr != null
                && below(4) == 0
                && lastCdr.start().isAfter(rows.now().minusHours(5));
        SandboxCdr cdr = alike ? lastCdr : rows.cdr(sims.get(below(sims.size())), ago, 1L + below(3));
        expected.add(SandboxRows.text(cdr));
        if (below(5) == 0) {
            sandbox.fleet().addSilentCdr(cdr);
        } else {
            rows.add(cdr);
        }
        lastCdr = cdr;
    }

    private void addCredit(Duration ago) {
        LocalDateTime date = rows.now().minus(ago.truncatedTo(ChronoUnit.MINUTES));
        var operation = new SandboxCreditOperation(date, BigDecimal.valueOf(below(3)), "row " + below(3), null);
        for (int i = 0; i <= below(2); i++) {
            expected.add(date + " " + operation.description());
            sandbox.fleet().account().addHistory(operation);
        }
    }

    private void arrangeService() {
        sandbox.faults().clear();
        if (below(3) == 0) {
            String operation = kind.uri.substring(0, kind.uri.indexOf('?'));
            boolean list = kind == Kind.FLEET && below(2) == 0;
            sandbox.faults().nth(list ? "simListLite" : operation, 1 + below(3), FAULTS[below(FAULTS.length)]);
        }
        service.refuse(below(3) == 0 ? new String[] {sims.get(below(sims.size()))} : new String[0]);
    }

    private List<String> someSims() {
        List<String> chosen = new ArrayList<>(sims);
        while (chosen.size() > 1 && below(3) == 0) {
            chosen.remove(below(chosen.size()));
        }
        return chosen;
    }

    private int below(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    /** What there is, and how often. */
    Map<String, Long> expected() {
        return counts(expected);
    }

    /** What came, and under how many keys. */
    Map<String, Long> delivered() {
        return counts(delivered.values());
    }

    int repeated() {
        return deliveries - delivered.size();
    }

    private static Map<String, Long> counts(Iterable<String> texts) {
        Map<String, Long> counts = new TreeMap<>();
        texts.forEach(text -> counts.merge(text, 1L, Long::sum));
        return counts;
    }

    @Override
    public void close() {
        service.close();
        sandbox.close();
    }
}
