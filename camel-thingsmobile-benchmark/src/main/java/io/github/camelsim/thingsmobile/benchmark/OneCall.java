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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The smallest applications: one call of simStatus, with the component or without. Their argument is an account. */
public final class OneCall {

    /** What is printed when the answer is there and read. */
    static final String ANSWERED = "answered";

    private static final String ONCE = "timer:once?delay=0&repeatCount=1";
    private static final String MSISDN = "882360001000001";

    private OneCall() {}

    /** The call with the component. */
    public static final class WithComponent {

        private WithComponent() {}

        public static void main(String[] args) throws Exception {
            var context = new DefaultCamelContext();
            Account.of(args).connect(context);
            run(context, new RouteBuilder() {
                @Override
                public void configure() {
                    from(ONCE).to("thingsmobile:simStatus?msisdn=" + MSISDN).process(OneCall::answered);
                }
            });
        }
    }

    /** The call with camel-http. */
    public static final class WithHttp {

        private WithHttp() {}

        public static void main(String[] args) throws Exception {
            Account account = Account.of(args);
            run(new DefaultCamelContext(), new RouteBuilder() {
                @Override
                public void configure() {
                    from(ONCE)
                            .setBody(constant("username=" + encoded(account.username()) + "&token="
                                    + encoded(account.token()) + "&msisdn=" + MSISDN))
                            .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                            .setHeader(Exchange.CONTENT_TYPE, constant("application/x-www-form-urlencoded"))
                            .to(account.baseUri() + "/simStatus")
                            .unmarshal()
                            .jacksonXml(PlainAnswer.class)
                            .process(OneCall::answered);
                }
            });
        }
    }

    /** Until the process is killed. */
    private static void run(DefaultCamelContext context, RouteBuilder route) throws Exception {
        context.addRoutes(route);
        context.start();
        new CountDownLatch(1).await();
    }

    private static void answered(Exchange exchange) {
        System.out.println(
                ANSWERED + " " + exchange.getMessage().getBody().getClass().getSimpleName());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
