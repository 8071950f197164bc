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

import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;

/** Where exchanges are made to wait. */
enum WaitingPlace {

    /** Kept and nothing else: what an exchange weighs by itself. */
    EXCHANGE("exchange alone") {
        @Override
        AsyncProcessor open(DefaultCamelContext context, Account account) {
            List<AsyncCallback> kept = new ArrayList<>();
            return new AsyncProcessorSupport() {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    exchange.getMessage();
                    kept.add(callback);
                    return false;
                }
            };
        }
    },

    PRODUCER(Part.COMPONENT) {
        @Override
        AsyncProcessor open(DefaultCamelContext context, Account account) throws Exception {
            account.connect(context).getConfiguration().setMaxWait(LONG);
            context.start();
            return producer(context, CALL);
        }
    },

    ROUTE("this component in a route") {
        @Override
        AsyncProcessor open(DefaultCamelContext context, Account account) throws Exception {
            account.connect(context).getConfiguration().setMaxWait(LONG);
            return route(context, new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler()); // the default one logs each rejection with its stack trace
                    from(START).to(CALL);
                }
            });
        }
    },

    THROTTLE("throttle in a route") {
        @Override
        AsyncProcessor open(DefaultCamelContext context, Account account) throws Exception {
            return route(context, new RouteBuilder() {
                @Override
                public void configure() {
                    from(START).throttle(1).timePeriodMillis(GAP.toMillis()).process(exchange -> {});
                }
            });
        }

        @Override
        boolean blocks() {
            return true;
        }
    };

    private static final String START = "direct:job";
    private static final String CALL = "thingsmobile:simStatus?msisdn=882360001000001";
    private static final Duration GAP = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofDays(30);

    private final String title;

    WaitingPlace(String title) {
        this.title = title;
    }

    /** Starts what is needed. */
    abstract AsyncProcessor open(DefaultCamelContext context, Account account) throws Exception;

    /** Whether each exchange takes the thread that brings it. */
    boolean blocks() {
        return false;
    }

    String title() {
        return title;
    }

    private static AsyncProcessor route(DefaultCamelContext context, RouteBuilder route) throws Exception {
        context.addRoutes(route);
        context.start();
        return producer(context, START);
    }

    private static AsyncProcessor producer(DefaultCamelContext context, String uri) throws Exception {
        AsyncProcessor producer = context.getEndpoint(uri).createAsyncProducer();
        ServiceHelper.startService(producer);
        return producer;
    }
}
