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

import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers of a service that gives smaller pages than it is asked for. */
class SmallPagesTest {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).largestPage(10).clock(SandboxRows.clock()));

    private SandboxRows rows;
    private String sim;

    @BeforeEach
    void oneSim() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        sim = rows.sim();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"getCdrPaginated?msisdnList=SIM", "getCdrPaginated?tag=", "simStatus?cdrsOnly=true&msisdn=SIM"})
    void everyCdrComesOnce(String uri) throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 25);
        String from = "thingsmobile:" + uri.replace("?tag=", "").replace("SIM", sim);
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).from(from)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }
}
