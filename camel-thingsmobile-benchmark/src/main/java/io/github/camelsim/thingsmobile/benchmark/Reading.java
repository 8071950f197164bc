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

import com.sun.management.ThreadMXBean;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What {@link ReadingPart} measures: a reader reads an answer some times, after a bare scan of it has done so as often. The
 * turns are short, so that a slow moment of the machine meets both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(value = 1, jvmArgsAppend = "-Xbatch") // a busy machine must not measure what is not yet compiled
@Warmup(iterations = 120)
@Measurement(iterations = 100)
public class Reading {

    @Param("SCAN")
    public Reader reader;

    @Param("ONE_SIM")
    public Answer answer;

    /** Holds it. */
    @Param("")
    public String file;

    /** In a turn. */
    @Param("1")
    public int reads;

    private Reader.Read read;
    private Reader.Read scan;
    private byte[] bytes;

    @Setup
    public void open() throws IOException, JAXBException {
        read = reader.open(answer);
        scan = Reader.of(answer).get(0).open(answer);
        bytes = Files.readAllBytes(Path.of(file));
    }

    @Benchmark
    public Object read(Turn turn) throws IOException, XMLStreamException, JAXBException {
        return read.of(bytes);
    }

    /** What the two turns took: the processor's time, which does not grow with what else the machine has to do, and memory. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Turn {

        public long scanNanos;
        public long nanos;
        public long bytes;

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long scanStart;
        private long startNanos;
        private long startBytes;

        @Setup(Level.Iteration)
        public void start(Reading reading, Blackhole seen) throws IOException, XMLStreamException, JAXBException {
            scanStart = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < reading.reads; i++) {
                seen.consume(reading.scan.of(reading.bytes));
            }
            startBytes = threads.getCurrentThreadAllocatedBytes();
            startNanos = threads.getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void stop() {
            scanNanos = startNanos - scanStart;
            nanos = threads.getCurrentThreadCpuTime() - startNanos;
            bytes = threads.getCurrentThreadAllocatedBytes() - startBytes;
        }
    }
}
