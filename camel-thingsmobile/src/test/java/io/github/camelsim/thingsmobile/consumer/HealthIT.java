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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The readiness of a consumer. */
class HealthIT {

    private static final String SECRET = "a-very-secret-token";

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(2).callGapFactor(0).token(SECRET));

    private static ConsumerRig start() throws Exception {
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get());
        var registry = new DefaultHealthCheckRegistry(rig.context());
        registry.register(new ConsumersHealthCheckRepository());
        rig.context().getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        return rig.from("thingsmobile:simListLite?token=" + SECRET);
    }

    private static HealthCheck.Result readiness(ConsumerRig rig) {
        return HealthCheckHelper.invokeReadiness(rig.context()).stream()
                .filter(result -> result.getCheck().getId().startsWith("consumer:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConsumerIsDownBeforeItsFirstPollAndUpAfterAGoodOne() throws Exception {
        try (ConsumerRig rig = start()) {
            assertThat(readiness(rig).getState()).isEqualTo(HealthCheck.State.DOWN);
            rig.poll();
            assertThat(readiness(rig).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void aConsumerIsDownWithTheServicesCodeWhenAPollFailsAndUpAfterTheNextGoodOne() throws Exception {
        try (ConsumerRig rig = start()) {
            rig.poll();
            SANDBOX.faults().next("simListLite", Fault.code(30, "wrong token"));
            rig.failingPoll();
            HealthCheck.Result result = readiness(rig);
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getDetails()).containsValue(30);
            assertThat(result.getError().orElseThrow()).hasMessageContaining("wrong token");
            rig.poll();
            assertThat(readiness(rig).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void aConsumerThatFailsFromTheStartIsDown() throws Exception {
        SANDBOX.faults().next("simListLite", Fault.status(503), Fault.status(503), Fault.status(503));
        try (ConsumerRig rig = start().with(configuration -> {})) {
            rig.failingPoll();
            HealthCheck.Result result = readiness(rig);
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getDetails()).containsValue(503);
        }
    }

    @Test
    void theDetailsNameTheEndpointAndShowNoSecret() throws Exception {
        try (ConsumerRig rig = start()) {
            SANDBOX.faults().next("simListLite", Fault.code(30, "wrong token"));
            rig.failingPoll();
            String shown = readiness(rig).getDetails() + " " + readiness(rig).getMessage();
            assertThat(shown).contains("thingsmobile:").contains("simListLite").doesNotContain(SECRET);
        }
    }
}
