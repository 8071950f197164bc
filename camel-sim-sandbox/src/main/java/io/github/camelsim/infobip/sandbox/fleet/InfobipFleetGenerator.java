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
package io.github.camelsim.infobip.sandbox.fleet;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * Generates the fleet at start. The same settings and the same clock give the same fleet. Of each ten SIMs seven are
 * active, one is ready for activation, one is suspended, and one is deactivated or imported.
 */
public final class InfobipFleetGenerator {
    static final long FIRST_ICCID = 8_981_100_022_150_000_001L;
    private static final long FIRST_MSISDN = 8_931_826_010_001L;

    private final InfobipFleetSettings settings;
    private final InfobipFleet fleet;
    private final LocalDateTime base;

    private InfobipFleetGenerator(InfobipFleetSettings settings, InstantSource clock) {
        this.settings = settings;
        this.fleet = new InfobipFleet(clock, settings.seed());
        this.base = fleet.now().truncatedTo(ChronoUnit.HOURS);
    }

    public static InfobipFleet generate(InfobipFleetSettings settings, InstantSource clock) {
        return new InfobipFleetGenerator(settings, clock).generate();
    }

    private InfobipFleet generate() {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int withUsage = 0;
        for (int index = 0; index < settings.sims(); index++) {
            InfobipSim sim = sim(index);
            boolean used = sim.status().equals(InfobipSim.ACTIVE) && withUsage < settings.activeSims();
            withUsage += used ? 1 : 0;
            long rate = used && settings.bytesPerSecond() > 0 ? 1 + random.nextLong(settings.bytesPerSecond()) : 0;
            fleet.addSim(sim, rate, fleet.now());
            if (used) {
                fleet.addUsage(sim.iccid(), 1000 + random.nextLong(200_000_000));
            }
        }
        return fleet;
    }

    private InfobipSim sim(int index) {
        String status = status(index);
        LocalDateTime created = base.minusDays(400L - index % 300).plusSeconds(index % 3600);
        boolean used = !status.equals(InfobipSim.IMPORTED) && !status.equals(InfobipSim.ACTIVATION_READY);
        String iccid = Long.toString(FIRST_ICCID + index);
        return new InfobipSim(
                iccid,
                used ? "310150" + iccid.substring(iccid.length() - 9) : null,
                Long.toString(FIRST_MSISDN + index),
                used ? name(index) : null,
                status,
                created,
                used ? created.plusDays(1) : created,
                used ? "44236542" : null,
                index % 2 == 0 ? InfobipModel.EMBEDDED : InfobipModel.STANDARD);
    }

    private static String status(int index) {
        return switch (index % 10) {
            case 7 -> InfobipSim.ACTIVATION_READY;
            case 8 -> InfobipSim.SUSPENDED;
            case 9 -> index / 10 % 2 == 0 ? InfobipSim.DEACTIVATED : InfobipSim.IMPORTED;
            default -> InfobipSim.ACTIVE;
        };
    }

    /** Mostly plain names; some have characters that need escaping in JSON or are outside of ASCII. */
    private static String name(int index) {
        return index % 50 == 13
                ? "Caf\u00e9 \"S\u00fcd\" \\ \ud83d\ude9a " + (index + 1)
                : "Infobip SIM " + (index + 1);
    }
}
