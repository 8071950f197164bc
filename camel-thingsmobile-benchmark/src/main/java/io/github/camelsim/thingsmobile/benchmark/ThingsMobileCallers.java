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

import io.github.camelsim.thingsmobile.benchmark.plain.PlainAnswer;
import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.SandboxProcess;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.client.AnswerReader;
import io.github.camelsim.thingsmobile.model.Sim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Callers of {@code simStatus}. */
final class ThingsMobileCallers {

    private ThingsMobileCallers() {}

    /** Adds them by their titles, first the one that the others are compared with. */
    static void open(SandboxProcess sandbox, Map<String, Caller> callers) throws Exception {
        Account account = sandbox.account();
        String msisdn = account.firstMsisdn();
        callers.put("HttpClient 5 and the same reader", raw(account, msisdn));
        callers.put("the same on another thread", Caller.onAnotherThread(raw(account, msisdn)));
        callers.put("http + unmarshal", plainRoute(account, msisdn));
        callers.put(Part.COMPONENT, component(account, msisdn));
    }

    /** HttpClient 5 and the component's reader, with nothing round them. */
    private static Caller raw(Account account, String msisdn) {
        CloseableHttpClient client = Caller.httpClient();
        var reader = new AnswerReader();
        return new Caller() {
            @Override
            public String call() throws IOException {
                var post = new HttpPost(account.baseUri() + "/simStatus");
                post.setEntity(new UrlEncodedFormEntity(
                        List.of(
                                new BasicNameValuePair("username", account.username()),
                                new BasicNameValuePair("token", account.token()),
                                new BasicNameValuePair("msisdn", msisdn)),
                        StandardCharsets.UTF_8));
                byte[] body = client.execute(post, response -> EntityUtils.toByteArray(response.getEntity()));
                return reader.read(body, StandardCharsets.UTF_8).sims().get(0).msisdn();
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }

    /** A route with Camel's HTTP component and Jackson's data format. */
    private static Caller plainRoute(Account account, String msisdn) throws Exception {
        String form = "username=" + account.username() + "&token=" + account.token() + "&msisdn=" + msisdn;
        ProducerTemplate template = Caller.templateFor(new DefaultCamelContext(), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call")
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/x-www-form-urlencoded"))
                        .setBody(constant(form))
                        .to(account.baseUri() + "/simStatus?connectionsPerRoute=" + Caller.MOST_CALLERS)
                        .unmarshal()
                        .jacksonXml(PlainAnswer.class);
            }
        });
        return Caller.route(template, () -> template.requestBody("direct:call", null, PlainAnswer.class)
                .sims
                .get(0)
                .msisdn);
    }

    /** A route with the component, without call gaps. */
    private static Caller component(Account account, String msisdn) throws Exception {
        return component(new DefaultCamelContext(), account, msisdn);
    }

    /** A route with the component in a context, without call gaps. */
    static Caller component(DefaultCamelContext context, Account account, String msisdn) throws Exception {
        account.connect(context);
        ProducerTemplate template = Caller.templateFor(context, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").to("thingsmobile:simStatus?msisdn=" + msisdn);
            }
        });
        return Caller.route(template, () -> template.requestBody("direct:call", null, Sim.class)
                .msisdn());
    }
}
