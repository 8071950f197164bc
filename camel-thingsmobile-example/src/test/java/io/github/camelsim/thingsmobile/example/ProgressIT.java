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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown while records come in. The lines of a whole run, with and without a terminal, are in FleetProcessIT. */
class ProgressIT {

    private final AtomicLong nanoTime = new AtomicLong();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusLine line = StatusLine.on(new PrintStream(terminal, true, StandardCharsets.UTF_8));
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Progress progress = new Progress(Optional.of(line), nanoTime::get, Clock.systemUTC());

    @BeforeEach
    void startRoute() throws Exception {
        context.getRegistry().bind("progress", progress);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fleet").routeId("fleet").to("bean:progress?method=count(*, 'SIMs')");
                from("direct:quota").routeId("quota").split(body()).to("bean:progress?method=count(*, 'texts')");
            }
        });
        context.start();
    }

    @AfterEach
    void stopRoute() {
        context.stop();
    }

    @Test
    void showsCountTotalRateAndTimeLeft() {
        progress.expect("fleet", 1200);
        begin("fleet");

        read(300, 2);

        assertThat(shown()).isEqualTo("fleet  [##--------] 300 of 1,200 SIMs, 150/s, 6 s left");
    }

    @Test
    void showsNoBarWithoutATotal() {
        begin("fleet");

        read(2_000, 20);

        assertThat(shown()).isEqualTo("fleet  2,000 SIMs, 100/s");
    }

    @Test
    void takesATotalThatWasTooLowForUnknown() {
        progress.expect("fleet", 3);
        begin("fleet");

        read(4, 1);

        assertThat(shown()).isEqualTo("fleet  4 SIMs, 4.0/s");
    }

    @Test
    void knowsHowManyASplitHas() {
        begin("quota");
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));

        context.createProducerTemplate().sendBody("direct:quota", List.of(1, 2, 3, 4));

        assertThat(shown()).isEqualTo("quota  [##--------] 1 of 4 texts, 1.0/s, 3 s left");
    }

    @Test
    void removesTheLineAtTheEndOfThePoll() {
        begin("fleet");
        read(10, 1);

        progress.commit(null, context.getEndpoint("direct:fleet"), 10);

        assertThat(shown()).isEmpty();
    }

    @Test
    void staysBelowWhatIsPrinted() {
        line.show("fleet  12 SIMs, 4/s");

        line.above().print("quota blocks a SIM" + System.lineSeparator());

        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("\rquota blocks a SIM" + System.lineSeparator() + "fleet  12 SIMs, 4/s");
    }

    @Test
    void isNotBrokenIntoTwoLines() {
        line.show("x".repeat(300));

        assertThat(shown()).hasSizeLessThan(80);
    }

    private void begin(String route) {
        progress.begin(null, context.getEndpoint("direct:" + route));
    }

    /** All of them at the end of these seconds. */
    private void read(int records, int seconds) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (int i = 1; i < records; i++) {
                template.sendBody("direct:fleet", i);
            }
            nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
            template.sendBody("direct:fleet", records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is on the line of the terminal where the cursor is. */
    private String shown() {
        String text = terminal.toString(StandardCharsets.UTF_8);
        return text.substring(text.lastIndexOf('\r') + 1).strip();
    }
}
