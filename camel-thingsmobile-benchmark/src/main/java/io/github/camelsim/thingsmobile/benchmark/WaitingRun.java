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
import io.github.camelsim.thingsmobile.benchmark.process.Fork;
import io.github.camelsim.thingsmobile.benchmark.process.Heap;
import io.github.camelsim.thingsmobile.benchmark.process.Machine;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Lets exchanges wait in a process of its own, looks what that takes, and ends them. */
public final class WaitingRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Semaphore ends = new Semaphore(0);
    private final AtomicLong lastEnd = new AtomicLong();
    private final WaitingPlace place;
    private final AsyncProcessor processor;

    private WaitingRun(WaitingPlace place, Account account) throws Exception {
        this.place = place;
        this.processor = place.open(context, account);
    }

    /** The arguments are an account, a {@link WaitingPlace} and how many exchanges. */
    public static void main(String[] args) throws Exception {
        String[] own = Arrays.copyOfRange(args, Account.ARGUMENTS, args.length);
        new WaitingRun(WaitingPlace.valueOf(own[0]), Account.of(args)).run(Integer.parseInt(own[1]));
        Runtime.getRuntime().halt(0); // threads that block do not end
    }

    private void run(int exchanges) throws Exception {
        bring();
        if (place != WaitingPlace.EXCHANGE) {
            awaitEnds(1); // the first passes at once, and makes the others wait
        }
        int endedBefore = ended();
        int threadsBefore = threads();
        double residentBefore = resident();
        long heapBefore = Heap.used();
        for (int i = 0; i < exchanges; i++) {
            enter();
        }
        awaitBlocked(exchanges);
        long heap = Heap.used() - heapBefore;
        int waiting = exchanges - (ended() - endedBefore);
        Fork.found(WaitingPart.THREADS, threads() - threadsBefore);
        Fork.found(WaitingPart.HEAP, (double) heap / waiting);
        Fork.found(WaitingPart.RESIDENT, resident() - residentBefore);
        if (place == WaitingPlace.PRODUCER || place == WaitingPlace.ROUTE) {
            stop(exchanges);
        }
    }

    private void stop(int rest) throws InterruptedException {
        long processorBefore = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        context.stop();
        long stopped = System.nanoTime();
        awaitEnds(rest);
        Fork.found(WaitingPart.PROCESSOR, (PROCESS.getProcessCpuTime() - processorBefore) / 1e6);
        Fork.found(WaitingPart.CANCELLED, (lastEnd.get() - begin) / 1e6);
        Fork.found(WaitingPart.STOPPED, (stopped - begin) / 1e6);
        Fork.found(WaitingPart.ANSWERED, answered.get());
        Fork.found(WaitingPart.REJECTED, rejected.get());
        Fork.found(WaitingPart.FAILED, failed.get());
    }

    private void enter() {
        if (place.blocks()) {
            var thread = new Thread(this::bring);
            thread.setDaemon(true);
            thread.start();
        } else {
            bring();
        }
    }

    private void bring() {
        var exchange = new DefaultExchange(context);
        processor.process(exchange, doneSync -> ended(exchange));
    }

    private void ended(Exchange exchange) {
        lastEnd.accumulateAndGet(System.nanoTime(), Math::max);
        if (exchange.getException() == null) {
            answered.incrementAndGet();
        } else if (exchange.getException() instanceof ThingsMobileRejectedException) {
            rejected.incrementAndGet();
        } else {
            failed.incrementAndGet();
        }
        ends.release();
    }

    private int ended() {
        return answered.get() + rejected.get() + failed.get();
    }

    private void awaitEnds(int more) throws InterruptedException {
        if (!ends.tryAcquire(more, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("only " + ended() + " exchanges have ended");
        }
    }

    /** Until each thread that brought an exchange has come to where it waits: its processor time stands still. */
    private void awaitBlocked(int exchanges) throws InterruptedException {
        if (place.blocks()) {
            long used = -1;
            for (long now = 0; now - used > exchanges * 100L; now = PROCESS.getProcessCpuTime()) {
                used = now;
                Thread.sleep(500);
            }
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static double resident() throws Exception {
        return Machine.residentMegabytes(ProcessHandle.current().pid()).orElse(0);
    }
}
