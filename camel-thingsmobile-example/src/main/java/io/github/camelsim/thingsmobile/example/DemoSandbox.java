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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.infobip.InfobipIotConfiguration;
import io.github.camelsim.infobip.sandbox.fleet.InfobipFleet;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A sandbox of both providers in this process in which there is something to do: a few SIMs are over their quota. */
final class DemoSandbox implements AutoCloseable {

    private static final int HEAVY_SIMS = 4;
    private static final int HEAVY_INFOBIP_SIMS = 3;
    private static final int NEARLY_HEAVY_SIMS = 12;
    private static final double MEGABYTE = 1_048_576;
    private static final long A_LITTLE = 300_000;
    private static final BigDecimal CREDIT = new BigDecimal("20.05");

    private final ThingsMobileSandbox sandbox;

    /** Starts it for the configured accounts, and points the components at it, with the same call gaps. */
    DemoSandbox(Settings settings, ThingsMobileConfiguration account, InfobipIotConfiguration infobip) {
        double callGapFactor = settings.number("fleet.sandbox.call-gap-factor");
        sandbox = ThingsMobileSandbox.builder()
                .sims(settings.wholeNumber("fleet.sandbox.sims"))
                .username(settings.text("camel.component.thingsmobile.username"))
                .token(settings.text("camel.component.thingsmobile.token"))
                .withoutBasicAuth()
                .credit(CREDIT)
                .callGapFactor(callGapFactor)
                .infobip(service -> service.sims(settings.wholeNumber("fleet.sandbox.infobip-sims"))
                        .apiKey(settings.text("camel.component.infobip-iot.apiKey")))
                .start();
        long quota = (long) (settings.number("fleet.monthly-quota-mb") * MEGABYTE);
        letSimsBeHeavy(quota, settings.text("fleet.owner-msisdn"));
        letInfobipSimsBeHeavy(quota);
        double cdrsPerSecond = settings.number("fleet.sandbox.cdrs-per-second");
        if (cdrsPerSecond > 0) {
            sandbox.startTraffic(TrafficSettings.perSecond(cdrsPerSecond));
        }
        account.setBaseUri(sandbox.baseUri());
        account.setCallGapFactor(callGapFactor);
        infobip.setBaseUri(sandbox.infobip().baseUri());
    }

    /** Points the components at a sandbox that runs already. */
    static void callThatAt(
            String address, Settings settings, ThingsMobileConfiguration account, InfobipIotConfiguration infobip) {
        account.setBaseUri(address + "/services/business-api");
        account.setCallGapFactor(settings.number("fleet.sandbox.call-gap-factor"));
        infobip.setBaseUri(address);
    }

    private void letSimsBeHeavy(long quota, String owner) {
        List<SandboxSim> candidates = sandbox.fleet()
                .sims(sim -> sim.status().equals("active") && !sim.msisdn().equals(owner));
        int step = Math.max(1, candidates.size() / (HEAVY_SIMS + NEARLY_HEAVY_SIMS));
        LocalDate today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
        for (int i = 0; i < HEAVY_SIMS + NEARLY_HEAVY_SIMS && i * step < candidates.size(); i++) {
            long bytes = i < HEAVY_SIMS ? quota + (i + 1) * quota / 10 : Math.max(0, quota - A_LITTLE);
            sandbox.fleet()
                    .update(
                            candidates.get(i * step).msisdn(),
                            sim -> sim.traffic(new TrafficCounters(0, bytes, bytes, today)));
        }
    }

    /** The first active SIMs are over the quota, the others have used at most half of it. */
    private void letInfobipSimsBeHeavy(long quota) {
        InfobipFleet fleet = sandbox.infobip().fleet();
        List<String> active = fleet.sims().stream()
                .filter(sim -> sim.status().equals(InfobipSim.ACTIVE))
                .map(InfobipSim::iccid)
                .toList();
        for (int i = 0; i < active.size(); i++) {
            String iccid = active.get(i);
            long used = fleet.usage(iccid).usedDataBytes();
            long bytes = i < HEAVY_INFOBIP_SIMS ? quota + (i + 1) * quota / 10 : used % (quota / 2);
            fleet.addUsage(iccid, bytes - used);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
