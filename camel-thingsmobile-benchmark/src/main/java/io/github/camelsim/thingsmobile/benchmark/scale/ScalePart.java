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
import io.github.camelsim.thingsmobile.benchmark.process.SandboxProcess;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import java.util.List;
import java.util.Map;

/**
 * Fleets of up to a million SIMs, from a sandbox without call limits: calls, heap, and the time that the limits would
 * make of it. Calls and heap do not vary, so that everything is measured once.
 */
public final class ScalePart implements Part {

    public static final String SECONDS = "seconds without gaps";
    public static final String HIGHEST_HEAP = "highest heap after GC (MB)";
    static final String LARGEST_HEAP = "largest heap allowed (MB)";
    public static final String CALLS = "calls";
    public static final String SECONDS_AT_THE_LIMITS = "seconds at the real limits (calculated)";
    public static final String SNAPSHOT = "heap per SIM (bytes)";
    public static final String TRACKS = "heap per SIM after the first poll (bytes)";

    public static final String STREAM = "simListLite?fetch=stream";
    static final String CHANGES = "simListLite?changesOnly=true in memory";
    static final String CHANGES_IN_DATABASE = "simListLite?changesOnly=true with a database";
    public static final String CDRS = "getCdrPaginated";

    private static final List<Integer> FLEETS = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int STREAM_HEAP = 96;
    private static final int LIST_GAP_SECONDS = 1;

    private static final int CDR_FLEET = 100_000;
    private static final List<Integer> ACTIVE_SIMS = List.of(0, 10, 100, 1_000, 10_000);

    @Override
    public void run(Results results, int runs) throws Exception {
        for (int fleet : FLEETS) {
            try (SandboxProcess sandbox = SandboxProcess.start(fleet, 0)) {
                stream(results, sandbox.account(), fleet);
                snapshot(results, sandbox.account(), fleet, CHANGES);
                snapshot(results, sandbox.account(), fleet, CHANGES_IN_DATABASE);
            }
        }
        for (int active : ACTIVE_SIMS) {
            try (SandboxProcess sandbox = SandboxProcess.start(CDR_FLEET, active)) {
                Map<String, Double> figures = Fork.of(CdrPollsRun.class)
                        .heap(1_024)
                        .arguments(sandbox.account().arguments())
                        .arguments(CDR_FLEET)
                        .figures();
                figures.forEach((figure, value) -> results.add(setting(CDR_FLEET, active), CDRS, figure, value));
            }
        }
    }

    static String setting(int fleet) {
        return fleet + " SIMs";
    }

    static String setting(int fleet, int activeSims) {
        return setting(fleet) + " with " + activeSims + " active";
    }

    private static void stream(Results results, Account account, int fleet) throws Exception {
        String setting = setting(fleet);
        long before = SandboxProcess.calls(account, "simListLite");
        Map<String, Double> figures = Fork.of(StreamRun.class)
                .heap(STREAM_HEAP)
                .arguments(account.arguments())
                .arguments(fleet)
                .figures();
        long calls = SandboxProcess.calls(account, "simListLite") - before;
        figures.forEach((figure, value) -> results.add(setting, STREAM, figure, value));
        results.add(setting, STREAM, LARGEST_HEAP, STREAM_HEAP);
        results.add(setting, STREAM, CALLS, calls);
        results.add(setting, STREAM, SECONDS_AT_THE_LIMITS, calls * LIST_GAP_SECONDS + figures.get(SECONDS));
    }

    private static void snapshot(Results results, Account account, int fleet, String subject) throws Exception {
        Fork.of(ChangesRun.class)
                .heap(256 + fleet / 300)
                .arguments(account.arguments())
                .arguments(fleet, subject.equals(CHANGES_IN_DATABASE))
                .figures()
                .forEach((figure, value) -> results.add(setting(fleet), subject, figure, value));
    }
}
