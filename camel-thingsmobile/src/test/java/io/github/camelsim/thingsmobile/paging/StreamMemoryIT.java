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
package io.github.camelsim.thingsmobile.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of any size is read with the memory of a page: the reader is another process, with a small heap. */
class StreamMemoryIT {

    private static final int SIMS = 100_000;

    @Test
    void aFleetOf100000SimsStreamsThrough64Megabytes(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        try (var sandbox = ThingsMobileSandbox.builder()
                .sims(SIMS)
                .cdrsPerSim(0)
                .callGapFactor(0)
                .start()) {
            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Reader.class.getName(),
                            sandbox.baseUri(),
                            sandbox.username(),
                            sandbox.token())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = reader.waitFor(3, TimeUnit.MINUTES);
            reader.destroyForcibly();
            assertThat(ended).as("the reader has ended").isTrue();
        }
        assertThat(Files.readString(output)).contains("read " + SIMS + " SIMs");
    }

    /** The process with the small heap. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] arguments) throws Exception {
            var read = new AtomicInteger();
            try (var context = new DefaultCamelContext()) {
                var component = new ThingsMobileComponent(context);
                ThingsMobileConfiguration configuration = component.getConfiguration();
                configuration.setEnvironment(Environment.test);
                configuration.setBaseUri(arguments[0]);
                configuration.setUsername(arguments[1]);
                configuration.setToken(arguments[2]);
                configuration.setCallGapFactor(0);
                context.addComponent("thingsmobile", component);
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:fleet")
                                .to("thingsmobile:simListLite?fetch=stream")
                                .split(body())
                                .streaming()
                                .process(exchange -> read.incrementAndGet())
                                .end();
                    }
                });
                context.start();
                context.createProducerTemplate().sendBody("direct:fleet", null);
            }
            System.out.println("read " + read + " SIMs");
        }
    }
}
