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
package io.github.camelsim.thingsmobile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class FirstCallTest {
    @Test
    void callsTheSandbox() throws Exception {
        try (var sandbox = ThingsMobileSandbox.builder()
                        .sims(1200)
                        .callGapFactor(0.01)
                        .start();
                var context = new DefaultCamelContext()) {
            var component = new ThingsMobileComponent();
            component.getConfiguration().setBaseUri(sandbox.baseUri());
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setToken(sandbox.token());
            component.getConfiguration().setEnvironment(Environment.test);
            component.getConfiguration().setCallGapFactor(0.01);
            context.addComponent("thingsmobile", component);
            context.start();
            var template = context.createProducerTemplate();
            List<?> all = template.requestBody("thingsmobile:simListLite?fetch=all", null, List.class);
            assertThat(all).hasSize(1200);
            String msisdn = ((Sim) all.get(0)).msisdn();
            System.out.println(template.requestBody("thingsmobile:simStatus?msisdn=" + msisdn, (Object) null));
            System.out.println(
                    template.requestBody("thingsmobile:simStatus?outputFormat=json&msisdn=" + msisdn, (Object) null));
            System.out.println(
                    template.requestBody("thingsmobile:simStatus?outputFormat=xml&msisdn=" + msisdn, (Object) null));
            System.out.println(template.requestBody("thingsmobile:credit?outputFormat=json", (Object) null));
            System.out.println(
                    template.requestBody("thingsmobile:sendSms", "hello").toString());
        }
    }
}
