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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final int SIMS = 40_000;

    @Test
    void aFleetOf40000SimCardsStreamsThrough26Megabytes(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        try (var sandbox = ThingsMobileSandbox.builder()
                .infobip(settings -> settings.sims(SIMS).bytesPerSecond(0))
                .start()) {
            Process reader = ForkedJava.start(
                    FleetReader.class,
                    26,
                    output,
                    sandbox.infobip().baseUri(),
                    sandbox.infobip().apiKey());
            boolean ended = reader.waitFor(3, TimeUnit.MINUTES);
            reader.destroyForcibly();
            assertThat(ended).as("the reader has ended").isTrue();
        }
        assertThat(Files.readString(output)).contains("read " + SIMS + " SIM cards and " + SIMS + " usages");
    }

    /** The process with the small heap. */
    static final class FleetReader {

        private FleetReader() {}

        public static void main(String[] arguments) throws Exception {
            var sims = new AtomicInteger();
            var usages = new AtomicInteger();
            try (var context = new DefaultCamelContext()) {
                var component = new InfobipIotComponent(context);
                component.getConfiguration().setBaseUri(arguments[0]);
                component.getConfiguration().setApiKey(arguments[1]);
                context.addComponent("infobip-iot", component);
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:sims")
                                .to("infobip-iot:listSims?fetch=stream")
                                .split(body())
                                .streaming()
                                .process(exchange -> sims.incrementAndGet());
                        from("direct:usages")
                                .to("infobip-iot:listMonthlyUsage?fetch=stream")
                                .split(body())
                                .streaming()
                                .process(exchange -> usages.incrementAndGet());
                    }
                });
                context.start();
                context.createProducerTemplate().sendBody("direct:sims", null);
                context.createProducerTemplate().sendBody("direct:usages", null);
            }
            System.out.println("read " + sims + " SIM cards and " + usages + " usages");
        }
    }
}
