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

// tag::own-route-test[]
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnRouteTest {

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(10).withoutBasicAuth());

    @Test
    void blocksTheSim() throws Exception {
        try (DefaultCamelContext camel = camel();
                ProducerTemplate template = camel.createProducerTemplate()) {
            template.requestBody("thingsmobile:blockSim?msisdn=882360001000001", null, Object.class);
        }

        assertThat(sandbox.fleet().sim("882360001000001").status()).isEqualTo("suspended");
        assertThat(sandbox.journal().count("blockSim")).isEqualTo(1);
    }

    @Test
    void rechargesOnceAlthoughTheAnswerIsLost() throws Exception {
        sandbox.faults().next("rechargeSim", Fault.resetAfterEffect());

        try (DefaultCamelContext camel = camel();
                ProducerTemplate template = camel.createProducerTemplate()) {
            Exchange answer = template.request("thingsmobile:rechargeSim?msisdn=882360001000002&amount=100", null);

            assertThat(answer.getException(ThingsMobileException.class).outcomeUnknown())
                    .isTrue();
        }
        assertThat(sandbox.journal().effects("rechargeSim")).isEqualTo(1);
    }

    /** With real routes: {@code camel.addRoutes(new MyRoutes())}. */
    private static DefaultCamelContext camel() throws Exception {
        var component = new ThingsMobileComponent();
        component.getConfiguration().setBaseUri(sandbox.baseUri());
        component.getConfiguration().setUsername(sandbox.get().username());
        component.getConfiguration().setToken(sandbox.get().token());
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("thingsmobile", component);
        camel.start();
        return camel;
    }
}
// end::own-route-test[]
