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
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.broker.BrokerService;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How many of the CDRs that the API permits are processed by a route that waits for each of them, on one node and on
 * more. A leader sends the CDRs to a queue, from which all nodes read. The nodes are contexts of one process, since
 * waiting takes no CPU.
 */
final class NodesPart implements Part {

    static final String SHARE = "share of the permitted CDRs";

    private static final List<Integer> NODES = List.of(1, 2, 4);
    private static final int CONSUMERS = 10;
    private static final int WAIT_MILLIS = 300;

    /** A gap of a second instead of five: with pages of 100 CDRs instead of 500 the permitted rate is the real one. */
    private static final double GAP_FACTOR = 0.2;

    private static final int PER_SECOND = 100;
    private static final int SECONDS = 15;

    private static final String OPERATION = "getCdrPaginated";
    private static final String BROKER = "nodes";
    private static final String QUEUE = "activemq6:queue:cdrs";

    @Override
    public void run(Results results, int runs) throws Exception {
        String subject = CONSUMERS + " consumers per node, each waits " + WAIT_MILLIS + " ms per CDR";
        share(1); // warms up
        for (int run = 0; run < runs; run++) {
            for (int nodes : NODES) {
                results.add(nodes == 1 ? "1 node" : nodes + " nodes", subject, SHARE, share(nodes));
            }
        }
    }

    /** Counts what is processed in some seconds from the first call on. */
    private static double share(int nodes) throws Exception {
        var firstRead = new CountDownLatch(1);
        var processed = new AtomicInteger();
        var broker = new BrokerService();
        broker.setBrokerName(BROKER);
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.start();
        List<CamelContext> contexts = new ArrayList<>();
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(1)
                .cdrsPerSim((SECONDS + 1) * PER_SECOND)
                .largestPage(PER_SECOND)
                .callGapFactor(GAP_FACTOR)
                .withoutBasicAuth()
                .start()) {
            for (int node = 0; node < nodes; node++) {
                contexts.add(start(new DefaultCamelContext(), worker(processed)));
            }
            var leader = new DefaultCamelContext();
            Account.of(sandbox, GAP_FACTOR).connect(leader);
            contexts.add(start(leader, reader(firstRead)));
            if (!firstRead.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("no CDR is read");
            }
            long begin = sandbox.journal().entries(OPERATION).get(0).arrivalNanos();
            TimeUnit.NANOSECONDS.sleep(begin + TimeUnit.SECONDS.toNanos(SECONDS) - System.nanoTime());
            return (double) processed.get() / (SECONDS * PER_SECOND);
        } finally {
            for (CamelContext context : contexts) {
                context.close();
            }
            broker.stop();
        }
    }

    private static RouteBuilder reader(CountDownLatch firstRead) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:" + OPERATION + "?outputFormat=json&lookback=8d")
                        .process(exchange -> firstRead.countDown())
                        .to(ExchangePattern.InOnly, QUEUE);
            }
        };
    }

    private static RouteBuilder worker(AtomicInteger processed) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(QUEUE + "?concurrentConsumers=" + CONSUMERS)
                        .delay(WAIT_MILLIS)
                        .process(exchange -> processed.incrementAndGet());
            }
        };
    }

    private static CamelContext start(CamelContext context, RouteBuilder routes) throws Exception {
        var queues = new ActiveMQComponent();
        queues.setBrokerURL("vm://" + BROKER + "?create=false&jms.prefetchPolicy.queuePrefetch=1");
        queues.setUsePooledConnection(false);
        queues.setUseSingleConnection(true);
        context.addComponent("activemq6", queues);
        context.addRoutes(routes);
        context.start();
        return context;
    }
}
