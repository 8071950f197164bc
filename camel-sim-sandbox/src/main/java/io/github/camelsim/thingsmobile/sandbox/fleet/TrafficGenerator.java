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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Adds CDRs to a fleet: their times come from the fleet's clock, the sequence of SIMs and kinds from the seed. Most update
 * the counters of their SIM; some are late, some are equal to an earlier one, some have no traffic.
 */
public final class TrafficGenerator implements AutoCloseable {
    private static final long TICK_MILLIS = 5;
    private static final int REMEMBERED = 1000;
    private static final int LATEST_SECONDS = 6 * 3600;

    private final SandboxFleet fleet;
    private final TrafficSettings settings;
    private final SplittableRandom random;
    private final List<SandboxCdr> recent = new ArrayList<>();
    private final AtomicLong added = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sim-sandbox-traffic");
        thread.setDaemon(true);
        return thread;
    });

    public TrafficGenerator(SandboxFleet fleet, TrafficSettings settings) {
        this.fleet = fleet;
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
    }

    /** Number of CDRs added so far. */
    public long added() {
        return added.get();
    }

    /** Stops the traffic; no CDR is added after this returns. */
    public void stop() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("traffic did not stop");
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Starts the traffic of the SIMs that are active now.
     *
     * @throws IllegalStateException if no SIM is active
     */
    public void start() {
        List<String> msisdns = fleet.sims(sim -> sim.status().equals("active")).stream()
                .map(SandboxSim::msisdn)
                .toList();
        if (msisdns.isEmpty()) {
            throw new IllegalStateException("no SIM is active");
        }
        long begin = System.nanoTime();
        timer.scheduleAtFixedRate(
                () -> catchUp(msisdns, System.nanoTime() - begin), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void catchUp(List<String> msisdns, long elapsedNanos) {
        long due = (long) (settings.cdrsPerSecond() * elapsedNanos / 1e9);
        while (added.get() < due && !timer.isShutdown()) {
            addOne(msisdns);
        }
    }

    /** Adds one CDR, unless its SIM has been removed meanwhile. */
    void addOne(List<String> msisdns) {
        double kind = random.nextDouble();
        String msisdn = msisdns.get(random.nextInt(msisdns.size()));
        Place place = Place.values()[random.nextInt(Place.values().length)];
        int seconds = 1 + random.nextInt(600);
        int late = random.nextInt(LATEST_SECONDS - 600);
        long bytes = 1 + random.nextLong(500_000);
        added.incrementAndGet();
        if (kind < settings.repeatedShare() && !recent.isEmpty()) {
            fleet.offerCdr(recent.get(random.nextInt(recent.size())));
            return;
        }
        double rest = kind - settings.repeatedShare();
        boolean isLate = rest >= 0 && rest < settings.lateShare();
        boolean isSilent = rest >= settings.lateShare() && rest < settings.lateShare() + settings.silentShare();
        LocalDateTime stop = isLate ? fleet.now().minusSeconds(late) : fleet.now();
        SandboxCdr cdr = new SandboxCdr(
                msisdn,
                Imsi.of(msisdn),
                isSilent ? stop : stop.minusSeconds(seconds),
                stop,
                place.zone(),
                place.code(),
                place.operator(),
                isSilent ? 0 : bytes);
        fleet.offerCdr(cdr);
        remember(cdr);
    }

    private void remember(SandboxCdr cdr) {
        if (recent.size() < REMEMBERED) {
            recent.add(cdr);
        } else {
            recent.set((int) (added.get() % REMEMBERED), cdr);
        }
    }
}
