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

import io.github.camelsim.sandbox.GapFrom;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.benchmark.result.Observation;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.github.camelsim.thingsmobile.sandbox.SandboxBuilder;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How much of the permitted rate each contender uses, at the real limits of the service. One contender after the other; its
 * jobs, which wait nearly all the time, run side by side, each against a sandbox of its own. Each is run for both readings of
 * the limit: the gap counts from the arrival of the call before, or from its end.
 */
public final class RatePart implements Part {

    public static final String SHARE = "share of the permitted rate";
    public static final String REFUSED = "answers with code 60";
    public static final String WALL = "seconds for the job";
    static final String SHARE_FROM_END = "share of the permitted rate, gap from the end of a call";
    public static final String REFUSED_FROM_END = "answers with code 60, gap from the end of a call";

    private static final List<Integer> LATENCIES = List.of(0, 50, 200);
    private static final Duration CONNECTION_LATENCY = Duration.ofMillis(150);
    private static final int REFUSED_CODE = 60;

    @Override
    public void run(Results results, int runs) throws Exception {
        for (int run = 0; run < runs; run++) {
            for (Contender contender : Contender.values()) {
                System.out.println("run " + (run + 1) + " of " + runs + ": " + contender.title());
                runJobs(contender, results);
            }
        }
    }

    static String setting(Job job, int latency) {
        return job.operation() + " " + latency + " ms";
    }

    private static void runJobs(Contender contender, Results results) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<List<Observation>>> jobs = new ArrayList<>();
            for (Job job : Job.values()) {
                for (int latency : LATENCIES) {
                    jobs.add(threads.submit(() -> measure(contender, job, latency)));
                    jobs.add(threads.submit(() -> measureFromEnd(contender, job, latency)));
                }
            }
            for (Future<List<Observation>> job : jobs) {
                job.get().forEach(results::add);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Observation> measure(Contender contender, Job job, int latency) throws Exception {
        try (ThingsMobileSandbox sandbox = sandbox(job, latency).start()) {
            double seconds = secondsFor(contender, job, sandbox);
            String setting = setting(job, latency);
            return List.of(
                    new Observation(setting, contender.title(), SHARE, share(job, sandbox)),
                    new Observation(
                            setting,
                            contender.title(),
                            REFUSED,
                            sandbox.journal().refused()),
                    new Observation(setting, contender.title(), WALL, seconds));
        }
    }

    /** A refused call leaves the gap alone here, for otherwise those that pace the starts would be refused for ever. */
    private static List<Observation> measureFromEnd(Contender contender, Job job, int latency) throws Exception {
        SandboxBuilder settings =
                sandbox(job, latency).gapFrom(GapFrom.END_OF_CALL).refusedCallRestartsGap(false);
        try (ThingsMobileSandbox sandbox = settings.start()) {
            secondsFor(contender, job, sandbox);
            String setting = setting(job, latency);
            return List.of(
                    new Observation(setting, contender.title(), SHARE_FROM_END, share(job, sandbox)),
                    new Observation(
                            setting,
                            contender.title(),
                            REFUSED_FROM_END,
                            sandbox.journal().refused()));
        }
    }

    private static SandboxBuilder sandbox(Job job, int latency) {
        return job.sandbox()
                .latency(Duration.ofMillis(latency))
                .connectionLatency(CONNECTION_LATENCY)
                .withoutBasicAuth();
    }

    private static double secondsFor(Contender contender, Job job, ThingsMobileSandbox sandbox) throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.addRoutes(contender.route(job, sandbox));
            context.start();
            long start = System.nanoTime();
            int rows = context.createProducerTemplate().requestBody(JobRoute.START, null, Integer.class);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (rows != job.rows()) {
                throw new IllegalStateException(contender + " has read " + rows + " rows instead of " + job.rows());
            }
            return seconds;
        }
    }

    /** From the first good call's arrival to the last one's. */
    private static double share(Job job, ThingsMobileSandbox sandbox) {
        List<JournalEntry> good = sandbox.journal().entries().stream()
                .filter(entry -> entry.code() != REFUSED_CODE)
                .toList();
        long nanos = good.get(good.size() - 1).arrivalNanos() - good.get(0).arrivalNanos();
        return (good.size() - 1) * (double) job.gap().toNanos() / nanos;
    }
}
