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
import io.github.camelsim.thingsmobile.support.PrometheusMain;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The meters of calls, as Prometheus reads them from an application on Camel Main. */
class CallMetersTest {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(2).callGapFactor(0));

    @BeforeEach
    void clear() {
        SANDBOX.faults().clear();
    }

    @Test
    void countsCallsByOperationAndOutcome() throws Exception {
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get())) {
            camel.send("thingsmobile:credit");
            camel.send("thingsmobile:credit");
            SANDBOX.faults().next("credit", Fault.code(30, "wrong token"));
            camel.send("thingsmobile:credit");
            SANDBOX.faults().next("simListLite", Fault.status(503), Fault.status(503), Fault.status(503));
            camel.send("thingsmobile:simListLite");
            SANDBOX.faults().next("simListLite", Fault.truncated(), Fault.resetBeforeEffect());
            camel.send("thingsmobile:simListLite?maxRetries=0");
            camel.send("thingsmobile:simListLite?maxRetries=0");

            assertThat(camel.counts("camelsim_calls_seconds_count"))
                    .isEqualTo(Map.of(
                            "component=thingsmobile,operation=credit,outcome=ok", 2.0,
                            "component=thingsmobile,operation=credit,outcome=30", 1.0,
                            "component=thingsmobile,operation=simListLite,outcome=503", 1.0,
                            "component=thingsmobile,operation=simListLite,outcome=parse", 1.0,
                            "component=thingsmobile,operation=simListLite,outcome=network", 1.0));
        }
    }
}
