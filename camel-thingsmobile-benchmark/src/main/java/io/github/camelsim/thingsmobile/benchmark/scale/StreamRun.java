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
package io.github.camelsim.thingsmobile.benchmark.scale;

import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.Fork;
import io.github.camelsim.thingsmobile.benchmark.process.Heap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Reads a fleet with {@code fetch=stream} and a streaming split, and looks now and then how much heap is in use. */
public final class StreamRun {

    private static final int SAMPLES = 20;

    private final int every;
    private int sims;
    private long highest;
    private long sampling;

    private StreamRun(int fleet) {
        this.every = Math.max(1, fleet / SAMPLES);
    }

    /** The arguments are an account and the size of its fleet. */
    public static void main(String[] args) throws Exception {
        int fleet = Integer.parseInt(args[Account.ARGUMENTS]);
        new StreamRun(fleet).run(Account.of(args), fleet);
    }

    private void run(Account account, int fleet) throws Exception {
        try (var context = new DefaultCamelContext()) {
            account.connect(context);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:fleet")
                            .to("thingsmobile:simListLite?fetch=stream")
                            .split(body())
                            .streaming()
                            .process(StreamRun.this::take);
                }
            });
            context.start();
            long begin = System.nanoTime();
            context.createFluentProducerTemplate().to("direct:fleet").request();
            double seconds = (System.nanoTime() - begin - sampling) / 1e9;
            if (sims != fleet) {
                throw new IllegalStateException(sims + " SIMs were read");
            }
            Fork.found(ScalePart.SECONDS, seconds);
            Fork.found(ScalePart.HIGHEST_HEAP, Heap.megabytes(highest));
        }
    }

    private void take(Exchange exchange) {
        if (++sims % every == 0) {
            long begin = System.nanoTime();
            highest = Math.max(highest, Heap.used());
            sampling += System.nanoTime() - begin;
        }
    }
}
