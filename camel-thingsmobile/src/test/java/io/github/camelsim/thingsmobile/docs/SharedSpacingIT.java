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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.QueueCallSpacing;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Two Camel contexts that use one account keep its gaps together. */
class SharedSpacingIT {

    private static final double GAP_FACTOR = 0.02;

    @Test
    void noCallIsRefused() throws Exception {
        try (var sandbox =
                        ThingsMobileSandbox.builder().callGapFactor(GAP_FACTOR).start();
                DefaultCamelContext first = context(sandbox);
                DefaultCamelContext second = context(sandbox)) {
            // tag::shared-spacing[]
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
            CallSpacing shared = new QueueCallSpacing(timer);
            first.getRegistry().bind("sharedSpacing", shared);
            second.getRegistry().bind("sharedSpacing", shared);
            // end::shared-spacing[]
            first.start();
            second.start();
            try (ProducerTemplate ofFirst = first.createProducerTemplate();
                    ProducerTemplate ofSecond = second.createProducerTemplate()) {
                List<Future<Object>> answers = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    answers.add(ofFirst.asyncRequestBody("thingsmobile:credit?callSpacing=#sharedSpacing", null));
                    answers.add(ofSecond.asyncRequestBody("thingsmobile:credit?callSpacing=#sharedSpacing", null));
                }
                for (Future<Object> answer : answers) {
                    answer.get();
                }
            }
            timer.shutdownNow();
            assertThat(sandbox.journal().count("credit")).isEqualTo(20);
            assertThat(sandbox.journal().refused()).isZero();
        }
    }

    private static DefaultCamelContext context(ThingsMobileSandbox sandbox) {
        var component = new ThingsMobileComponent();
        component.getConfiguration().setBaseUri(sandbox.baseUri());
        component.getConfiguration().setUsername(sandbox.username());
        component.getConfiguration().setToken(sandbox.token());
        component.getConfiguration().setEnvironment(Environment.test);
        component.getConfiguration().setCallGapFactor(GAP_FACTOR);
        var context = new DefaultCamelContext();
        context.addComponent("thingsmobile", component);
        return context;
    }
}
