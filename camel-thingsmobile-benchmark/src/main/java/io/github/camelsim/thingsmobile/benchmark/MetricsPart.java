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

import com.sun.management.OperatingSystemMXBean;
import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.SandboxProcess;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** What metrics cost: the same calls in a context without a meter registry and in one with it, in turns. */
final class MetricsPart implements Part {

    static final String CPU_RATIO = "CPU relative to no metrics";
    static final String READ_CPU = "CPU milliseconds per read of the fleet";
    static final String METERS = "meters";

    private static final String OFF = "no metrics";
    private static final String ON = "metrics";
    private static final String FLEET = "a fleet of 100000 SIMs";
    private static final int SIMS = 100_000;
    private static final int WARM_UP_READS = 10;
    private static final int READS = 10;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Override
    public void run(Results results, int runs) throws Exception {
        new CallPart(MetricsPart::open, CPU_RATIO).run(results, runs);
        readFleets(results, READS * runs);
    }

    private static void open(SandboxProcess sandbox, Map<String, Caller> callers) throws Exception {
        Account account = sandbox.account();
        String msisdn = account.firstMsisdn();
        callers.put(OFF, ThingsMobileCallers.component(new DefaultCamelContext(), account, msisdn));
        callers.put(ON, ThingsMobileCallers.component(withMetrics(new SimpleMeterRegistry()), account, msisdn));
    }

    private static DefaultCamelContext withMetrics(SimpleMeterRegistry registry) {
        var context = new DefaultCamelContext();
        context.getRegistry().bind("meters", registry);
        return context;
    }

    private void readFleets(Results results, int reads) throws Exception {
        var registry = new SimpleMeterRegistry();
        try (var sandbox = SandboxProcess.start(SIMS, 0);
                var without = new DefaultCamelContext();
                var with = withMetrics(registry)) {
            ProducerTemplate off = reader(without, sandbox.account());
            ProducerTemplate on = reader(with, sandbox.account());
            for (int read = -WARM_UP_READS; read < reads; read++) {
                Map<String, Double> millis = new LinkedHashMap<>();
                boolean onFirst = read % 2 == 0;
                millis.put(onFirst ? ON : OFF, read(onFirst ? on : off));
                millis.put(onFirst ? OFF : ON, read(onFirst ? off : on));
                if (read >= 0) {
                    for (String each : List.of(OFF, ON)) {
                        results.add(FLEET, each, READ_CPU, millis.get(each));
                        results.add(FLEET, each, CPU_RATIO, millis.get(each) / millis.get(OFF));
                    }
                }
            }
            results.add(FLEET, ON, METERS, registry.getMeters().size());
        }
    }

    /** Reads the fleet as a consumer does, page by page; the number of its SIMs is a gauge. */
    private static ProducerTemplate reader(DefaultCamelContext context, Account account) throws Exception {
        account.connect(context);
        return Caller.templateFor(context, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").to("thingsmobile:simListLite?fetch=all&pageSize=500");
            }
        });
    }

    private double read(ProducerTemplate reader) {
        long before = process.getProcessCpuTime();
        int sims = reader.requestBody("direct:read", null, List.class).size();
        if (sims != SIMS) {
            throw new IllegalStateException(sims + " SIMs were read");
        }
        return (process.getProcessCpuTime() - before) / 1e6;
    }
}
