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
package io.github.camelsim.thingsmobile.consumer.changes;

import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of {@code simListLite} with {@code changesOnly}, from a sandbox that has no SIMs at first. */
abstract class ChangesOnlyTest {

    static final String URI = "thingsmobile:simListLite?changesOnly=true";

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).clock(SandboxRows.clock()));

    final Memory memory = Memory.inHeap();
    SandboxRows rows;

    @BeforeEach
    void noSims() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        SANDBOX.faults().clear();
    }

    ConsumerRig start() throws Exception {
        return start(URI);
    }

    ConsumerRig start(String uri) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).remembering(memory).from(uri);
    }

    /** What changed with which SIM. */
    static List<String> changes(ConsumerRig rig) {
        return rig.take().stream()
                .map(message -> message.header(ThingsMobileConstants.CHANGE) + " " + ((Sim) message.body()).msisdn())
                .toList();
    }

    static List<String> all(String change, List<String> sims) {
        return sims.stream().map(sim -> change + " " + sim).toList();
    }
}
