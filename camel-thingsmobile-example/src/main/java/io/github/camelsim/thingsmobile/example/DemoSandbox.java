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

import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.camel.support.service.ServiceSupport;

/** A sandbox in this process in which there is something to do: a few SIMs are over their quota, others nearly. */
final class DemoSandbox extends ServiceSupport {

    private static final int HEAVY_SIMS = 4;
    private static final int NEARLY_HEAVY_SIMS = 12;
    private static final long A_LITTLE = 300_000;
    private static final BigDecimal CREDIT = new BigDecimal("20.05");

    private final ThingsMobileSandbox sandbox;
    private final double callGapFactor;

    private DemoSandbox(ThingsMobileSandbox sandbox, double callGapFactor) {
        this.sandbox = sandbox;
        this.callGapFactor = callGapFactor;
    }

    /** Starts one for the configured account, unless the real service is to be called. */
    static Optional<DemoSandbox> start(FleetSettings settings, Clock clock) {
        if (!settings.sandbox().used()) {
            return Optional.empty();
        }
        double factor = settings.sandbox().callGapFactor().doubleValue();
        ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(settings.sandbox().sims())
                .username(settings.account().username())
                .token(settings.account().token())
                .withoutBasicAuth()
                .credit(CREDIT)
                .callGapFactor(factor)
                .clock(clock)
                .start();
        var demo = new DemoSandbox(sandbox, factor);
        demo.letSimsBeHeavy(settings.monthlyQuotaBytes(), clock);
        double rate = settings.sandbox().cdrsPerSecond().doubleValue();
        if (rate > 0) {
            sandbox.startTraffic(TrafficSettings.perSecond(rate));
        }
        return Optional.of(demo);
    }

    private void letSimsBeHeavy(long quota, Clock clock) {
        List<SandboxSim> candidates = sandbox.fleet()
                .sims(sim -> sim.status().equals("active") && !sim.msisdn().equals(ownerMsisdn()));
        int step = Math.max(1, candidates.size() / (HEAVY_SIMS + NEARLY_HEAVY_SIMS));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int i = 0; i < HEAVY_SIMS + NEARLY_HEAVY_SIMS && i * step < candidates.size(); i++) {
            long bytes = i < HEAVY_SIMS ? quota + (i + 1) * quota / 10 : Math.max(0, quota - A_LITTLE);
            sandbox.fleet()
                    .update(
                            candidates.get(i * step).msisdn(),
                            sim -> sim.traffic(new TrafficCounters(0, bytes, bytes, today)));
        }
    }

    /** Points the component at it, with call gaps at its scale. */
    void callFrom(ThingsMobileConfiguration configuration) {
        configuration.setBaseUri(sandbox.baseUri());
        configuration.setCallGapFactor(callGapFactor);
    }

    /** The SIM that is texted if none is configured. */
    String ownerMsisdn() {
        return sandbox.fleet().sims().get(0).msisdn();
    }

    int size() {
        return sandbox.fleet().size();
    }

    /** Calls that it refused because they came too early. */
    long refused() {
        return sandbox.journal().refused();
    }

    @Override
    protected void doStop() {
        sandbox.close();
    }
}
