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

import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.Fork;
import io.github.camelsim.thingsmobile.benchmark.process.Heap;
import io.github.camelsim.thingsmobile.benchmark.process.SandboxProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Polls for the CDRs of a fleet three times, five minutes apart by the consumer's clock, and counts calls. */
public final class CdrPollsRun {

    private static final Duration DELAY = Duration.ofMinutes(5);

    private final Account account;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    private CdrPollsRun(Account account) {
        this.account = account;
    }

    /** The arguments are an account and the size of its fleet. */
    public static void main(String[] args) throws Exception {
        new CdrPollsRun(Account.of(args)).run(Integer.parseInt(args[Account.ARGUMENTS]));
    }

    private void run(int fleet) throws Exception {
        try (var context = new DefaultCamelContext()) {
            ThingsMobileComponent component = account.connect(context);
            component.setClock(now::get);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("thingsmobile:getCdrPaginated?lookback=1d" + Polls.OPTIONS)
                            .process(exchange -> {});
                }
            });
            context.start();
            Polls polls = Polls.of(context);
            long before = Heap.used();
            poll(polls, CdrCost.FIRST);
            Fork.found(ScalePart.TRACKS, (double) (Heap.used() - before) / fleet);
            now.updateAndGet(time -> time.plus(DELAY));
            polls.run();
            now.updateAndGet(time -> time.plus(DELAY));
            poll(polls, CdrCost.STEADY);
        }
    }

    private void poll(Polls polls, CdrCost cost) throws Exception {
        long listBefore = SandboxProcess.calls(account, "simListLite");
        long cdrsBefore = SandboxProcess.calls(account, "getCdrPaginated");
        long begin = System.nanoTime();
        polls.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long list = SandboxProcess.calls(account, "simListLite") - listBefore;
        long cdrs = SandboxProcess.calls(account, "getCdrPaginated") - cdrsBefore;
        cost.found(list, cdrs, seconds);
    }
}
