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

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Generates the fleet at start. The same settings and the same clock give the same fleet. Of each ten SIMs seven are
 * active, one waits for activation, one is suspended, and one is deactivated or waits for its first recharge.
 */
public final class FleetGenerator {
    static final long FIRST_MSISDN = 882_360_001_000_001L;
    private static final long FIRST_ICCID = 8_944_501_000_000_000_001L;
    private static final long PLENTY = 500L * 1_048_576;
    private static final Duration CDRS_SINCE = Duration.ofDays(7);
    private static final Duration WIDEST_SPACING = Duration.ofHours(6);
    private static final List<String> TAGS = List.of("sensors", "trackers", "meters", "");

    private final FleetSettings settings;
    private final SandboxFleet fleet;
    private final LocalDateTime base;

    private FleetGenerator(FleetSettings settings, InstantSource clock) {
        this.settings = settings;
        this.fleet = new SandboxFleet(clock, new SandboxAccount(BigDecimal.ZERO));
        this.base = fleet.now().truncatedTo(ChronoUnit.HOURS);
    }

    public static SandboxFleet generate(FleetSettings settings, InstantSource clock) {
        return new FleetGenerator(settings, clock).generate();
    }

    private SandboxFleet generate() {
        fleet.account().add(new SandboxCreditOperation(base.minusDays(30), settings.credit(), "Credit recharge", null));
        fleet.account()
                .putPlan(new SandboxPlan(
                        1, "Custom plan example", true, BigDecimal.valueOf(10), BigDecimal.valueOf(10)));
        fleet.account().putPlan(new SandboxPlan(2, "Custom plan example", false, null, null));
        SplittableRandom random = new SplittableRandom(settings.seed());
        List<LocalDateTime> activations = activations();
        int withTraffic = 0;
        for (int index = 0; index < settings.sims(); index++) {
            String status = status(index);
            boolean traffic = status.equals("active") && withTraffic < settings.activeSims();
            withTraffic += traffic ? 1 : 0;
            addSim(index, status, activations.get(index % activations.size()), traffic, random.split());
        }
        return fleet;
    }

    private List<LocalDateTime> activations() {
        List<LocalDateTime> days = new ArrayList<>();
        for (int day = 0; day < 300; day++) {
            days.add(base.minusDays(400L - day).plusSeconds(day * 61L));
        }
        return days;
    }

    private void addSim(
            int index, String status, LocalDateTime activation, boolean withTraffic, SplittableRandom random) {
        String msisdn = Long.toString(FIRST_MSISDN + index);
        Place place = Place.values()[random.nextInt(Place.values().length)];
        List<SandboxCdr> cdrs = withTraffic ? cdrs(msisdn, place, random) : List.of();
        TrafficCounters traffic = count(cdrs);
        fleet.addSim(SandboxSim.builder(msisdn, Long.toString(FIRST_ICCID + index))
                .name(name(index))
                .tag(TAGS.get(random.nextInt(TAGS.size())))
                .status(status)
                .plan("Pay-per-use plan")
                .country(status.equals("not-active") ? "" : place.country())
                .activationDate(status.equals("not-active") ? null : activation)
                .lastConnectionDate(
                        cdrs.isEmpty() ? null : cdrs.get(cdrs.size() - 1).stop())
                .balance(status.equals("active") ? Math.max(0, PLENTY - traffic.total()) : 0)
                .traffic(traffic)
                .build());
        cdrs.forEach(fleet::addSilentCdr);
    }

    private List<SandboxCdr> cdrs(String msisdn, Place place, SplittableRandom random) {
        long spacing = Math.max(2, CDRS_SINCE.toSeconds() / Math.max(1, settings.cdrsPerSim()));
        spacing = Math.min(spacing, WIDEST_SPACING.toSeconds());
        String imsi = Imsi.of(msisdn);
        List<SandboxCdr> cdrs = new ArrayList<>(settings.cdrsPerSim());
        for (int left = settings.cdrsPerSim(); left > 0; left--) {
            LocalDateTime start = base.minusSeconds(left * spacing - random.nextLong(Math.max(1, spacing / 2)));
            LocalDateTime stop = start.plusSeconds(1 + random.nextLong(Math.max(1, Math.min(3600, spacing / 2))));
            long bytes = 1000 + random.nextLong(200_000);
            cdrs.add(new SandboxCdr(msisdn, imsi, start, stop, place.zone(), place.code(), place.operator(), bytes));
        }
        return cdrs;
    }

    private TrafficCounters count(List<SandboxCdr> cdrs) {
        if (cdrs.isEmpty()) {
            return TrafficCounters.NONE;
        }
        LocalDate today = base.toLocalDate();
        TrafficCounters sum = new TrafficCounters(0, 0, 0, today);
        for (SandboxCdr cdr : cdrs) {
            sum = sum.plus(cdr.traffic(), cdr.stop().toLocalDate(), today);
        }
        return sum;
    }

    private static String status(int index) {
        return switch (index % 10) {
            case 7 -> "not-active";
            case 8 -> {
                List<String> suspended = StatusGroup.SUSPENDED.statuses();
                yield suspended.get(index / 10 % suspended.size());
            }
            case 9 -> index / 10 % 2 == 0 ? "deactivated" : "active-waiting-initial-recharge";
            default -> "active";
        };
    }

    /** Mostly plain names; some have characters that need escaping in XML or are outside of ASCII. */
    private static String name(int index) {
        return index % 50 == 13 ? "Caf\u00e9 <S\u00fcd> & \"Co\" \ud83d\ude9a " + (index + 1) : "SIM " + (index + 1);
    }
}
