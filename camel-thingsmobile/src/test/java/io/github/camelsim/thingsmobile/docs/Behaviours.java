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
package io.github.camelsim.thingsmobile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.util.Map;

/** What the examples are given and must do, by the name of their direct endpoint; the same in Java and YAML. */
final class Behaviours {

    private static final String MSISDN = "CamelThingsMobileMsisdn";
    private static final String SIM_1 = "882360001000001";
    private static final String CAPTURED = "<result><done>true</done><sims><sim><msisdn>" + SIM_1
            + "</msisdn><name>Lift 3</name></sim></sims></result>";

    private static final Map<String, Behaviour> BY_DIRECT = Map.ofEntries(
            Map.entry("simStatus", Behaviours::readsSim),
            Map.entry("first-call", Behaviours::readsSim),
            Map.entry("credit", run -> run.sendWell("credit", null, Map.of())),
            Map.entry("blockSim", run -> {
                run.sendWell("blockSim", null, Map.of());
                assertThat(sim(run).status()).isEqualTo("suspended");
            }),
            Map.entry("updateSimName", run -> {
                run.sendWell("updateSimName", null, Map.of());
                assertThat(sim(run).name()).isEqualTo("Lift 3");
            }),
            Map.entry("deactivateSim", run -> {
                run.sendWell("deactivateSim", null, Map.of());
                assertThat(sim(run).status()).isEqualTo("deactivated");
            }),
            Map.entry("from-headers", run -> {
                var answer = run.sendWell("from-headers", Map.of("sim", SIM_1), Map.of());
                assertThat(answer.getMessage().getBody())
                        .asInstanceOf(LIST)
                        .allSatisfy(cdr -> assertThat(cdr).extracting("msisdn").isEqualTo(SIM_1));
            }),
            Map.entry("from-map", run -> {
                run.sendWell("from-map", Map.of("msisdn", SIM_1, "name", "Lift 4"), Map.of());
                assertThat(sim(run).name()).isEqualTo("Lift 4");
            }),
            Map.entry("from-sim", run -> {
                run.sandbox().fleet().update("882360001000019", sim -> sim.status("suspended"));
                run.sendWell("from-sim", null, Map.of());
                assertThat(run.sandbox().fleet().sim("882360001000009").status())
                        .isEqualTo("active");
            }),
            Map.entry("one-cdr-list", run -> {
                var answer = run.sendWell("one-cdr-list", null, Map.of());
                assertThat(answer.getMessage().getBody()).asInstanceOf(LIST).hasOnlyElementsOfType(Cdr.class);
            }),
            Map.entry("convert-sim", run -> {
                var answer = run.sendWell("convert-sim", CAPTURED, Map.of());
                assertThat(answer.getMessage().getBody(Sim.class).name()).isEqualTo("Lift 3");
            }),
            Map.entry("convert-answer", run -> run.sendWell("convert-answer", CAPTURED, Map.of())),
            Map.entry("recharge", Behaviours::neverChargesTwice),
            Map.entry("unknown-sim", run -> {
                run.sendWell("unknown-sim", null, Map.of(MSISDN, "882360009999999"));
                run.sendWell("unknown-sim", null, Map.of(MSISDN, SIM_1));
            }));

    private Behaviours() {}

    /** What is known of the example; that it ends well if nothing is. */
    static Behaviour of(String direct) {
        return BY_DIRECT.getOrDefault(direct, run -> run.sendWell(direct, null, Map.of()));
    }

    private static SandboxSim sim(DocsRun run) {
        return run.sandbox().fleet().sim(SIM_1);
    }

    private static void readsSim(DocsRun run) throws Exception {
        String direct = run.directs().contains("simStatus") ? "simStatus" : "first-call";
        var answer = run.sendWell(direct, null, Map.of());
        assertThat(answer.getMessage().getBody(Sim.class).name()).isEqualTo("SIM 1");
    }

    /** Whatever goes wrong on the way, the SIM is recharged once at most, and a call that was not made is made up. */
    private static void neverChargesTwice(DocsRun run) throws Exception {
        run.sandbox()
                .faults()
                .next("rechargeSim", Fault.resetAfterEffect(), Fault.resetBeforeEffect(), Fault.statusAfterEffect(502));
        for (int calls = 1; calls <= 3; calls++) {
            run.sendWell("recharge", null, Map.of(MSISDN, SIM_1));
            assertThat(run.sandbox().journal().count("rechargeSim"))
                    .as("calls after so many recharges with an unknown outcome")
                    .isEqualTo(calls);
        }
        run.sendWell("recharge", null, Map.of(MSISDN, SIM_1));
        assertThat(run.sandbox().journal().effects("rechargeSim")).isEqualTo(3);
    }

    /** Gives an example its input and checks what it does. */
    @FunctionalInterface
    interface Behaviour {

        void check(DocsRun run) throws Exception;
    }
}
