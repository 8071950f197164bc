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
package io.github.camelsim.thingsmobile.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.support.TestCamel;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The meters of a fleet, whatever its size. */
class MetersOfFleetsIT {

    @Test
    void areAsManyForALargeFleetAsForASmallOne() throws Exception {
        Set<Meter.Id> small = metersOf(40);

        assertThat(small).isNotEmpty();
        assertThat(metersOf(2_000)).isEqualTo(small);
    }

    /** After the list was consumed, and many SIMs were asked for. */
    private static Set<Meter.Id> metersOf(int sims) throws Exception {
        var registry = new SimpleMeterRegistry();
        var delivered = new AtomicInteger();
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                        .sims(sims)
                        .callGapFactor(0)
                        .start();
                TestCamel camel = TestCamel.at(sandbox)) {
            camel.context().getRegistry().bind("meters", registry);
            camel.withRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("thingsmobile:simListLite?delay=1h&initialDelay=0")
                            .routeId("fleet")
                            .process(exchange -> delivered.incrementAndGet());
                    from("direct:sim").toD("thingsmobile:simStatus?msisdn=${body}");
                    from("direct:name").toD("thingsmobile:updateSimName?msisdn=${body}&name=${body}");
                }
            });
            List<String> some = sandbox.fleet().sims().stream()
                    .map(SandboxSim::msisdn)
                    .limit(300)
                    .toList();
            some.forEach(msisdn -> camel.call("direct:sim", msisdn, Map.of(), Object.class));
            some.forEach(msisdn -> camel.send("direct:name", msisdn, Map.of()));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> delivered.get() == sims
                            && registry.find("camelsim.sims").gauge() != null);
            return registry.getMeters().stream().map(Meter::getId).collect(Collectors.toSet());
        }
    }
}
