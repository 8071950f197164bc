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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/** A way to make one call about a SIM and to read its answer; used by many threads at once. */
interface Caller extends AutoCloseable {

    int MOST_CALLERS = 16;

    /** The number or ICCID of the SIM that the answer is about. */
    String call() throws IOException;

    @Override
    void close() throws IOException;

    /** An HttpClient 5 with a connection for each caller. */
    static CloseableHttpClient httpClient() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(MOST_CALLERS)
                        .build())
                .build();
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

    /** Starts a context with the routes. */
    static ProducerTemplate templateFor(DefaultCamelContext context, RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return context.createProducerTemplate();
    }

    /** A caller of a route, which stops the route's context at the end. */
    static Caller route(ProducerTemplate template, Supplier<String> call) {
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
