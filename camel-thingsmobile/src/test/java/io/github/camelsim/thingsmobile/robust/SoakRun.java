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
package io.github.camelsim.thingsmobile.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import io.github.camelsim.thingsmobile.support.CountingProxy;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/**
 * Mixed traffic with faults for a long time: {@code mvn -Psoak verify -Dsoak.minutes=60}. Heap after a collection, threads
 * and connections must not grow; every call ends, and nothing that costs money is carried out more often than asked for.
 */
class SoakRun {

    private static final Duration DURATION = Duration.ofMinutes(Integer.getInteger("soak.minutes", 60));
    private static final Duration SAMPLES = Duration.ofSeconds(Integer.getInteger("soak.sample.seconds", 60));
    private static final double SCALE = 0.02;
    private static final int CALLS_PER_TICK = 8;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int MOST_UNDER_WAY = 2_000;
    private static final long HEAP_TOLERANCE = 4L << 20;

    /** They would use up the sandbox's SIMs, or make its answers longer and longer. */
    private static final Set<Calls> UNREPEATABLE = EnumSet.of(Calls.deactivateSim, Calls.createCustomPlan);

    private final SplittableRandom random = new SplittableRandom(42);
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong recharges = new AtomicLong();
    private final List<Sample> samples = new ArrayList<>();

    @Test
    void nothingGrows() throws Exception {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                        .callGapFactor(SCALE)
                        .sims(200)
                        .journalSize(1_000)
                        .start();
                var proxy = new CountingProxy(sandbox.port());
                TestCamel camel = camel(sandbox, proxy)) {
            sandbox.startTraffic(TrafficSettings.perSecond(1));
            clock.scheduleAtFixedRate(() -> tick(camel, sandbox), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
            long end = System.nanoTime() + DURATION.toNanos();
            while (System.nanoTime() < end) {
                clock.schedule(() -> {}, SAMPLES.toMillis(), TimeUnit.MILLISECONDS)
                        .get();
                sample(sandbox, proxy);
            }
            clock.shutdown();
            assertFlat();
            assertThat(sandbox.journal().effects("rechargeSim")).isLessThanOrEqualTo(recharges.get());
            assertThat(sandbox.journal().smallestGap("simStatus"))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(5).dividedBy((long) (1 / SCALE)));
        } finally {
            clock.shutdownNow();
        }
    }

    private static TestCamel camel(ThingsMobileSandbox sandbox, CountingProxy proxy) throws Exception {
        return TestCamel.at(sandbox)
                .withGaps(SCALE)
                .with(configuration -> {
                    configuration.setBaseUri("http://localhost:" + proxy.port() + "/services/business-api");
                    configuration.setResponseTimeout(Duration.ofSeconds(2));
                    configuration.setMaxWait(Duration.ofSeconds(5));
                })
                .withRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("thingsmobile:simListLite?delay=2000&changesOnly=true&pageSize=50")
                                .to("mock:sims?retainFirst=0");
                        from("thingsmobile:getCdrPaginated?delay=2000").to("mock:cdrs?retainFirst=0");
                    }
                });
    }

    /** Some calls, and now and then something that goes wrong with one. */
    private void tick(TestCamel camel, ThingsMobileSandbox sandbox) {
        for (int i = 0; i < CALLS_PER_TICK; i++) {
            Calls call = Calls.values()[random.nextInt(Calls.values().length)];
            if (random.nextInt(20) == 0) {
                sandbox.faults().next(call.name(), anyFault());
            }
            if (!UNREPEATABLE.contains(call) && asked.get() - good.get() - failed.get() < MOST_UNDER_WAY) {
                send(camel, call);
            }
        }
    }

    private void send(TestCamel camel, Calls call) {
        asked.incrementAndGet();
        if (call == Calls.rechargeSim) {
            recharges.incrementAndGet();
        }
        camel.template()
                .asyncSend(
                        call.uri(), ExchangeBuilder.anExchange(camel.context()).build())
                .whenComplete((exchange, failure) ->
                        (failure == null && exchange.getException() == null ? good : failed).incrementAndGet());
    }

    private Fault anyFault() {
        List<Fault> faults = List.of(
                Fault.resetBeforeEffect(),
                Fault.resetAfterEffect(),
                Fault.stallBeforeHead(),
                Fault.stallInBody(),
                Fault.slowBody(Duration.ofMillis(50)),
                Fault.status(500),
                Fault.status(503, 1),
                Fault.status(429),
                Fault.html(),
                Fault.truncated(),
                Fault.wrongEncoding(),
                Fault.code60());
        return faults.get(random.nextInt(faults.size()));
    }

    private void sample(ThingsMobileSandbox sandbox, CountingProxy proxy) {
        sandbox.faults().clear(); // what stalls is the sandbox's memory
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        var sample = new Sample(
                (jvm.totalMemory() - jvm.freeMemory()) >> 10,
                ManagementFactory.getThreadMXBean().getThreadCount() - 2 * proxy.open(),
                proxy.open(),
                asked.get(),
                good.get(),
                failed.get(),
                sandbox.journal().count());
        samples.add(sample);
        System.out.println(samples.size() + ": " + sample);
    }

    /** The middle value of the last third is not above that of the third before, by more than a little. */
    private void assertFlat() {
        assertFlat("heap in KB", Sample::heapKb, HEAP_TOLERANCE >> 10);
        assertFlat("threads", Sample::threads, 10);
        assertFlat("connections", Sample::connections, 5);
        assertThat(asked.get() - good.get() - failed.get())
                .as("calls that do not end")
                .isLessThan(MOST_UNDER_WAY);
    }

    private void assertFlat(String what, ToLongFunction<Sample> figure, long tolerance) {
        int third = samples.size() / 3;
        assertThat(median(samples.subList(2 * third, samples.size()), figure))
                .as("%s, %s", what, samples)
                .isLessThanOrEqualTo(median(samples.subList(third, 2 * third), figure) + tolerance);
    }

    private static long median(List<Sample> some, ToLongFunction<Sample> figure) {
        return some.stream()
                .mapToLong(figure)
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private record Sample(
            long heapKb, int threads, int connections, long asked, long good, long failed, long requests) {}
}
