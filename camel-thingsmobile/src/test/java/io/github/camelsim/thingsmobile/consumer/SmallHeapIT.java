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
package io.github.camelsim.thingsmobile.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.consumer.ConsumingProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many CDRs in a small heap, with the keys in a database. {@code -Dcdrs.per.sim=10000 -Dheap=96} is a million;
 * {@code -Dkeys=memory} keeps the keys in memory.
 */
class SmallHeapIT {

    private static final int CDRS_PER_SIM = Integer.getInteger("cdrs.per.sim", 120);
    private static final int HEAP = Integer.getInteger("heap", 36);
    private static final boolean IN_MEMORY = "memory".equals(System.getProperty("keys"));

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(settings ->
            settings.sims(142).cdrsPerSim(CDRS_PER_SIM).callGapFactor(0).journalSize(0));

    @TempDir
    Path directory;

    @Test
    void memoryDoesNotGrowWithWhatIsRead() throws Exception {
        long cdrs = SANDBOX.fleet().cdrCount();
        LocalDateTime start =
                LocalDateTime.now(ZoneOffset.UTC).minusDays(8).withNano(0).withSecond(1);
        String database = IN_MEMORY ? "" : "jdbc:h2:file:" + directory.resolve("cdrs") + ";CACHE_SIZE=4096";
        Path output = directory.resolve("output");
        Process process = new ConsumingProcess.Job(
                        SANDBOX.baseUri(),
                        "thingsmobile:getCdrPaginated?initialDelay=0&startDateRange=" + start,
                        database,
                        directory.resolve("cursor").toString(),
                        0,
                        cdrs)
                .start(HEAP, directory);
        try {
            assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
            String printed = Files.readString(output);
            System.out.printf("%d MB: %s%n", HEAP, printed);
            assertThat(process.exitValue()).as(printed).isZero();
            assertThat(printed).contains(cdrs + " messages");
        } finally {
            process.destroyForcibly();
        }
    }
}
