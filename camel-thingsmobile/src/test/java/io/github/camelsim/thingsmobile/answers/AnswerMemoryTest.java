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
package io.github.camelsim.thingsmobile.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import io.github.camelsim.thingsmobile.client.AnswerReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reading an answer takes little more memory than what it holds. The figures are the same whether compiled or
 * interpreted; half as much again would not pass.
 */
class AnswerMemoryTest {

    private static final int READS = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final AnswerReader reader = new AnswerReader();

    @BeforeAll
    static void objectsAreOfTheirUsualSize() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assumeTrue(
                Boolean.parseBoolean(machine.getVMOption("UseCompressedOops").getValue()),
                "references take twice the room in heaps from 32 GB on");
    }

    @ParameterizedTest
    @CsvSource({
        "4.5-simStatus, cdr, 1, 8_000",
        "4.6-simListLite, sim, 500, 900_000",
        "4.5-simStatus, cdr, 2000, 1_600_000"
    })
    void readingAnAnswerAllocatesLittle(String sample, String row, int rows, String limit) {
        byte[] answer = withRows(AnswersTest.sample(sample), row, rows).getBytes(StandardCharsets.UTF_8);

        long least = Long.MAX_VALUE;
        for (int i = 0; i < READS; i++) {
            least = Math.min(least, allocatedByReading(answer));
        }
        assertThat(least).isPositive().isLessThanOrEqualTo(Long.parseLong(limit.replace("_", "")));
    }

    private long allocatedByReading(byte[] answer) {
        long before = threads.getCurrentThreadAllocatedBytes();
        reader.read(answer, StandardCharsets.UTF_8);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String withRows(String sample, String element, int rows) {
        int start = sample.indexOf("<" + element + ">");
        int end = sample.lastIndexOf("</" + element + ">") + element.length() + 3;
        return sample.substring(0, start) + sample.substring(start, end).repeat(rows) + sample.substring(end);
    }
}
