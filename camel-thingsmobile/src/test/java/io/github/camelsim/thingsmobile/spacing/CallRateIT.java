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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/**
 * Many callers, gaps at 1/100, and a service that is slow on each new connection: no call may come too early. The
 * share of the permitted rate is printed, since it is a matter of the machine; {@code -Drate.calls=2000
 * -Drate.runs=5} measures it in full.
 */
class CallRateIT {

    private static final double SCALE = 0.01;
    private static final int CALLERS = 16;
    private static final int CALLS = Integer.getInteger("rate.calls", 320);
    private static final int RUNS = Integer.getInteger("rate.runs", 1);

    @Test
    void noCallIsRefusedForItsFrequency() throws Exception {
        List<Double> shares = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            shares.add(run());
        }
        System.out.printf("share of the permitted rate, %d calls: %s%n", CALLS, shares);
    }

    private static double run() throws Exception {
        try (var sandbox = ThingsMobileSandbox.builder()
                        .callGapFactor(SCALE)
                        .connectionLatency(Duration.ofMillis(30))
                        .start();
                var context = new DefaultCamelContext()) {
            var component = new ThingsMobileComponent(context);
            ThingsMobileConfiguration configuration = component.getConfiguration();
            configuration.setEnvironment(Environment.test);
            configuration.setBaseUri(sandbox.baseUri());
            configuration.setUsername(sandbox.username());
            configuration.setToken(sandbox.token());
            configuration.setCallGapFactor(SCALE);
            context.addComponent("thingsmobile", component);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            List<String> endpoints = List.of(
                    "thingsmobile:simListLite?pageSize=1",
                    "thingsmobile:simListLite?pageSize=2",
                    "thingsmobile:simListLite?pageSize=3",
                    "thingsmobile:simListLite?pageSize=4");
            endpoints.forEach(context::getEndpoint);
            long start = System.nanoTime();
            call(template, endpoints);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(sandbox.journal().count("simListLite")).isEqualTo(CALLS);
            assertThat(sandbox.journal().refused()).isZero();
            double gap = Operation.simListLite.gap().toNanos() / 1e9 * SCALE;
            return (CALLS - 1) * gap / seconds;
        }
    }

    private static void call(ProducerTemplate template, List<String> endpoints) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String endpoint = endpoints.get(i % endpoints.size());
            calls.add(CompletableFuture.runAsync(() -> template.requestBody(endpoint, (Object) null), callers));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
        callers.shutdown();
    }
}
