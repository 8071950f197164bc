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
package io.github.camelsim.thingsmobile.benchmark.rate;

import io.github.camelsim.thingsmobile.benchmark.plain.PlainAnswer;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/** The list read without the component: a loop over pages, in which a page that came too early is asked for again. */
final class LoopRoute extends JobRoute {

    private static final String PAGE = "page";
    private static final String ROWS = "rows";
    private static final String MORE = "more";
    private static final int TOO_MANY_REQUESTS = 60;

    private final Contender.Limit limit;

    LoopRoute(Job job, ThingsMobileSandbox sandbox, Contender.Limit limit) {
        super(job, sandbox);
        this.limit = limit;
    }

    @Override
    public void configure() {
        String list = job.msisdnList(sandbox);
        String form = "username=" + encoded(sandbox.username()) + "&token=" + encoded(sandbox.token()) + "&pageSize="
                + Job.PAGE_SIZE + (list.isEmpty() ? "" : "&msisdnList=" + encoded(list)) + "&page=";
        var loop = from(START)
                .setProperty(PAGE, constant(1))
                .setProperty(ROWS, constant(0))
                .setProperty(MORE, constant(true))
                .loopDoWhile(exchangeProperty(MORE));
        limit.before(loop)
                .setBody(constant(form).append(exchangeProperty(PAGE)))
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/x-www-form-urlencoded"))
                .to(sandbox.baseUri() + "/" + job.operation())
                .unmarshal()
                .jacksonXml(PlainAnswer.class)
                .process(LoopRoute::take)
                .end()
                .setBody(exchangeProperty(ROWS));
    }

    private static void take(Exchange exchange) {
        PlainAnswer answer = exchange.getMessage().getBody(PlainAnswer.class);
        if (answer.errorCode != null && answer.errorCode == TOO_MANY_REQUESTS) {
            return;
        }
        if (!answer.done) {
            throw new IllegalStateException(answer.errorCode + " " + answer.errorMessage);
        }
        exchange.setProperty(ROWS, exchange.getProperty(ROWS, Integer.class) + answer.rows());
        exchange.setProperty(PAGE, exchange.getProperty(PAGE, Integer.class) + 1);
        exchange.setProperty(MORE, answer.rows() == Job.PAGE_SIZE);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
