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
package io.github.camelsim.thingsmobile.support.consumer;

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import java.util.function.Consumer;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of a consumer of the CDRs of one SIM, from a sandbox that has no other. */
public abstract class OneSimTest {

    protected static final SandboxClock CLOCK = SandboxRows.clock();

    @RegisterExtension
    protected static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).requireCdrDates(true).clock(CLOCK));

    protected final Memory memory = Memory.inHeap();
    protected SandboxRows rows;
    protected String sim;
    protected String uri;

    @BeforeEach
    void addOneSim() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        sim = rows.sim();
        uri = "thingsmobile:getCdrPaginated?msisdnList=" + sim;
    }

    /** A context without a route, whose consumer has the repositories of {@link #memory}. */
    protected ConsumerRig rig() {
        return ConsumerRig.of(SANDBOX.get()).remembering(memory);
    }

    protected ConsumerRig start() throws Exception {
        return start(route -> {});
    }

    protected ConsumerRig start(Consumer<RouteDefinition> steps) throws Exception {
        return rig().from(uri, steps);
    }
}
