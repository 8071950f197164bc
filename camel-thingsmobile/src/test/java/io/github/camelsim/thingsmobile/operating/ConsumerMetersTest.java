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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lag of a consumer, as a meter. */
class ConsumerMetersTest {

    private static final String FEW = "thingsmobile:simListLite";

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(2).callGapFactor(0));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private ConsumerRig start(String uri) throws Exception {
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get());
        rig.context().getRegistry().bind("meters", registry);
        return rig.from(uri);
    }

    private Gauge lag(String operation) {
        return registry.get("camelsim.consumer.lag")
                .tags("component", "thingsmobile", "operation", operation, "route", ConsumerRig.ROUTE)
                .gauge();
    }

    @Test
    void isRemovedWithItsConsumerAndComesBackWithIt() throws Exception {
        try (ConsumerRig rig = start(FEW)) {
            rig.poll();
            assertThat(lag("simListLite").value()).isBetween(0.0, 60.0);
            rig.context().getRouteController().stopRoute(ConsumerRig.ROUTE);
            assertThat(registry.find("camelsim.consumer.lag").gauge()).isNull();
            rig.context().getRouteController().startRoute(ConsumerRig.ROUTE);
            assertThat(lag("simListLite").value()).isBetween(0.0, 60.0);
        }
        assertThat(registry.getMeters()).noneMatch(Gauge.class::isInstance);
    }

    /** The position of a first start is 24 hours (lookback) before now. */
    @Test
    void ofAConsumerWithAPositionIsTheAgeOfThePositionUntilAGoodPoll() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:getCdrPaginated")) {
            double day = Duration.ofDays(1).toSeconds();
            assertThat(lag("getCdrPaginated").value()).isBetween(day - 5, day + 60);
            SANDBOX.faults().next("simListLite", Fault.code(30, "wrong token"));
            SANDBOX.faults().next("getCdrPaginated", Fault.code(30, "wrong token"));
            rig.failingPoll();
            assertThat(lag("getCdrPaginated").value()).isGreaterThan(day - 5);
            SANDBOX.faults().clear();
            rig.poll();
            assertThat(lag("getCdrPaginated").value()).isLessThan(60);
        }
    }
}
