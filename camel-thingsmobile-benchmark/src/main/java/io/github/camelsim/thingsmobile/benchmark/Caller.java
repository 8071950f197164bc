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
import io.github.camelsim.thingsmobile.client.AnswerReader;
import io.github.camelsim.thingsmobile.model.Sim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** A way to make one {@code simStatus} call and to read its answer; used by many threads at once. */
interface Caller extends AutoCloseable {

    int MOST_CALLERS = 16;

    /** The number of the SIM that the answer is about. */
    String call() throws IOException;

    @Override
    void close() throws IOException;

    /** HttpClient 5 and the component's reader, with nothing round them. */
    static Caller raw(Account account, String msisdn) {
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(MOST_CALLERS)
                        .build())
                .build();
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

    /** The same, made on a thread of a pool while the caller waits: what it costs not to hold a route's thread. */
    static Caller onAnotherThread(Caller caller) {
        ExecutorService pool = Executors.newCachedThreadPool();
        return new Caller() {
            @Override
            public String call() {
                return CompletableFuture.supplyAsync(this::now, pool).join();
            }

            private String now() {
                try {
                    return caller.call();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() throws IOException {
                pool.shutdown();
                caller.close();
            }
        };
    }

    /** A route with Camel's HTTP component and Jackson's data format. */
    static Caller plainRoute(Account account, String msisdn) throws Exception {
        String form = "username=" + account.username() + "&token=" + account.token() + "&msisdn=" + msisdn;
        ProducerTemplate template = templateFor(new DefaultCamelContext(), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call")
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/x-www-form-urlencoded"))
                        .setBody(constant(form))
                        .to(account.baseUri() + "/simStatus?connectionsPerRoute=" + MOST_CALLERS)
                        .unmarshal()
                        .jacksonXml(PlainAnswer.class);
            }
        });
        return route(template, () -> template.requestBody("direct:call", null, PlainAnswer.class)
                .sims
                .get(0)
                .msisdn);
    }

    /** A route with the component, without call gaps. */
    static Caller component(Account account, String msisdn) throws Exception {
        var context = new DefaultCamelContext();
        account.connect(context);
        ProducerTemplate template = templateFor(context, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").to("thingsmobile:simStatus?msisdn=" + msisdn);
            }
        });
        return route(template, () -> template.requestBody("direct:call", null, Sim.class)
                .msisdn());
    }

    private static ProducerTemplate templateFor(DefaultCamelContext context, RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return context.createProducerTemplate();
    }

    private static Caller route(ProducerTemplate template, Supplier<String> call) {
        return new Caller() {
            @Override
            public String call() {
                return call.get();
            }

            @Override
            public void close() {
                template.getCamelContext().stop();
            }
        };
    }
}
