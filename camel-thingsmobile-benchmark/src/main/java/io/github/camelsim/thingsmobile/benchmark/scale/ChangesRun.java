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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Reads a fleet with {@code changesOnly=true}, and looks how much heap the snapshot of it has taken. */
public final class ChangesRun {

    private static final String CHANGES = "thingsmobile:simListLite?changesOnly=true";

    private ChangesRun() {}

    /** The arguments are an account, the size of its fleet, and whether the snapshot is kept in a database too. */
    public static void main(String[] args) throws Exception {
        Account account = Account.of(args);
        int fleet = Integer.parseInt(args[Account.ARGUMENTS]);
        String repository = Boolean.parseBoolean(args[Account.ARGUMENTS + 1]) ? "&cursorRepository=#elsewhere" : "";
        poll(account, "&name=nobody" + repository, 0); // what is loaded once is loaded then
        poll(account, "&name=SIM 1" + repository, -1);
        long before = Heap.used();
        long heap = poll(account, repository, fleet) - before;
        Fork.found(ScalePart.SNAPSHOT, (double) heap / fleet);
    }

    /**
     * Polls once.
     *
     * @param expected how many SIMs must come; less than 0 for any number
     * @return bytes in use after the poll
     */
    private static long poll(Account account, String options, int expected) throws Exception {
        AtomicInteger sims = new AtomicInteger();
        try (var context = new DefaultCamelContext()) {
            account.connect(context);
            context.getRegistry().bind("elsewhere", new Elsewhere());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(CHANGES + options + Polls.OPTIONS).process(exchange -> sims.incrementAndGet());
                }
            });
            context.start();
            Polls.of(context).run();
            if (expected >= 0 && sims.get() != expected) {
                throw new IllegalStateException(sims + " SIMs were handed on");
            }
            return Heap.used();
        }
    }

    /** Stands for a database: what is put there is not in this heap. */
    private static final class Elsewhere extends ServiceSupport implements StateRepository<String, String> {

        @Override
        public void setState(String key, String value) {}

        @Override
        public String getState(String key) {
            return null;
        }
    }
}
