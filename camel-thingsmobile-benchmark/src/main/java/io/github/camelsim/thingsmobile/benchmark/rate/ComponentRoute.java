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

import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.Iterator;
import org.apache.camel.Exchange;

/** The list read with the component. */
final class ComponentRoute extends JobRoute {

    ComponentRoute(Job job, ThingsMobileSandbox sandbox) {
        super(job, sandbox);
    }

    @Override
    public void configure() {
        Account.of(sandbox, 1).connect(getContext());
        String list = job.msisdnList(sandbox);
        from(START)
                .to("thingsmobile:" + job.operation() + "?fetch=stream" + (list.isEmpty() ? "" : "&msisdnList=" + list))
                .process(ComponentRoute::count);
    }

    private static void count(Exchange exchange) {
        int rows = 0;
        Iterator<?> iterator = exchange.getMessage().getBody(Iterator.class);
        while (iterator.hasNext()) {
            iterator.next();
            rows++;
        }
        exchange.getMessage().setBody(rows);
    }
}
