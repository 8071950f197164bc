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
package io.github.camelsim.thingsmobile.benchmark;

import io.github.camelsim.infobip.client.AnswerReader;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainSimCard;
import io.github.camelsim.thingsmobile.benchmark.process.InfobipAccount;
import io.github.camelsim.thingsmobile.benchmark.process.SandboxProcess;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Callers of {@code getSim}. */
final class InfobipCallers {

    private InfobipCallers() {}

    /** Adds them by their titles, first the one that the others are compared with. */
    static void open(SandboxProcess sandbox, Map<String, Caller> callers) throws Exception {
        InfobipAccount account = sandbox.infobip();
        String iccid = account.firstIccid();
        callers.put("HttpClient 5 and the same reader", raw(account, iccid));
        callers.put("the same on another thread", Caller.onAnotherThread(raw(account, iccid)));
        callers.put("http + unmarshal().json()", plainRoute(account, iccid));
        callers.put(Part.COMPONENT, component(account, iccid));
    }

    /** HttpClient 5 and the component's reader, with nothing round them. */
    private static Caller raw(InfobipAccount account, String iccid) {
        CloseableHttpClient client = Caller.httpClient();
        var reader = new AnswerReader(text -> text);
        return new Caller() {
            @Override
            public String call() throws IOException {
                var get = new HttpGet(account.baseUri() + "/iot/2/sims/" + iccid);
                get.setHeader("Authorization", account.authorization());
                byte[] body = client.execute(get, response -> EntityUtils.toByteArray(response.getEntity()));
                var text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
                SimCard sim =
                        (SimCard) reader.read(text, ResultKind.SIM_CARD).rows().get(0);
                return sim.iccid();
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }

    /** A route with Camel's HTTP component and Jackson's data format. */
    private static Caller plainRoute(InfobipAccount account, String iccid) throws Exception {
        ProducerTemplate template = Caller.templateFor(new DefaultCamelContext(), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call")
                        .setHeader("Authorization", constant(account.authorization()))
                        .to(account.baseUri() + "/iot/2/sims/" + iccid + "?connectionsPerRoute=" + Caller.MOST_CALLERS)
                        .unmarshal()
                        .json(JsonLibrary.Jackson, PlainSimCard.class);
            }
        });
        return Caller.route(template, () -> template.requestBody("direct:call", null, PlainSimCard.class)
                .iccid());
    }

    /** A route with the component. */
    private static Caller component(InfobipAccount account, String iccid) throws Exception {
        var context = new DefaultCamelContext();
        account.connect(context);
        ProducerTemplate template = Caller.templateFor(context, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").to("infobip-iot:getSim?iccid=" + iccid);
            }
        });
        return Caller.route(template, () -> template.requestBody("direct:call", null, SimCard.class)
                .iccid());
    }
}
