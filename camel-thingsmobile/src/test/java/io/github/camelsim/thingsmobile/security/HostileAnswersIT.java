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
package io.github.camelsim.thingsmobile.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelsim.thingsmobile.ThingsMobileConverters;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that is made to do harm: it reaches neither disk nor network, and takes neither time nor memory. */
class HostileAnswersIT extends RecordedTest {

    private static final String READ = "thingsmobile:simStatus?msisdn=882360001975037";
    private static final String SECRET = "what only the disk knows";

    @TempDir
    private Path directory;

    @Test
    void anExternalEntityIsNotReadFromDisk() throws IOException {
        Path file = Files.writeString(directory.resolve("secret.txt"), SECRET);
        String entity = "<!ENTITY x SYSTEM \"" + file.toUri() + "\">";

        assertThat(failure("<!DOCTYPE result [" + entity + "]><result><done>false</done><errorMessage>&x;"
                        + "</errorMessage></result>"))
                .isInstanceOf(ThingsMobileParseException.class)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE result SYSTEM \"http://127.0.0.1:PORT/x.dtd\">",
                "<!DOCTYPE result PUBLIC \"x\" \"http://127.0.0.1:PORT/x.dtd\">",
                "<!DOCTYPE result [<!ENTITY % x SYSTEM \"http://127.0.0.1:PORT/x.dtd\"> %x;]>",
                "<!DOCTYPE result [<!ENTITY x SYSTEM \"http://127.0.0.1:PORT/x.txt\">]>"
            })
    void anExternalEntityIsNotFetched(String doctype) throws IOException {
        try (var trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String answer = doctype.replace("PORT", "" + trap.getLocalPort())
                    + "<result><done>true</done><errorMessage>&x;</errorMessage></result>";

            assertThat(failure(answer)).isInstanceOf(ThingsMobileParseException.class);

            trap.setSoTimeout(1);
            assertThat(connected(trap)).isFalse();
        }
    }

    private static boolean connected(ServerSocket trap) throws IOException {
        try {
            trap.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void anEntityBombIsRefusedUnread() {
        var bomb = new StringBuilder("<!DOCTYPE result [<!ENTITY e0 \"haha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append(
                    "<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }

        assertThat(failure(bomb + "]><result><done>true</done><message>&e29;</message></result>"))
                .isInstanceOf(ThingsMobileParseException.class)
                .hasMessageContaining("DTD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "<sims>%s</sims>", "<sims><sim>%s</sim></sims>", "<done>true</done>%s"})
    void deepNestingIsAParseException(String around) {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);

        Throwable failure = failure("<result>" + around.formatted(deep) + "</result>");

        assertThat(failure).isInstanceOf(ThingsMobileParseException.class);
    }

    @Test
    void manyAttributesAreAParseException() {
        var attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("=\"1\"");
        }

        assertThat(failure("<result" + attributes + "><done>true</done></result>"))
                .isInstanceOf(ThingsMobileParseException.class);
    }

    @Test
    void aNumberThatWouldTakeForEverIsNotRead() {
        String number = "9".repeat(1_000_000);
        String status = "<result><done>true</done><sims><sim><balance>" + number + "</balance></sim></sims></result>";
        String credit = "<result><done>true</done><creditHistory><historyRow><amount>" + number
                + "</amount></historyRow></creditHistory><amount>" + number + "</amount></result>";
        warmUp(status, credit);

        assertTakesLittle(() -> {
            server.answer(Response.xml(status), Response.xml(credit), Response.xml(credit));
            assertThat(camel.call(READ, Sim.class).balance()).isNull();
            assertThat(camel.call("thingsmobile:credit", Credit.class).amount()).isNull();
            assertThat(camel.call("thingsmobile:credit?outputFormat=json", String.class))
                    .contains("\"amount\":null")
                    .hasSizeLessThan(200);
        });
        assertTakesLittle(() -> {
            assertThat(ThingsMobileConverters.toSim(status).balance()).isNull();
            assertThat(ThingsMobileConverters.toCredit(
                                    credit.replace("<creditHistory>", "<amount>1</amount><creditHistory>")
                                            .replaceAll("</creditHistory>.*", "</creditHistory></result>"))
                            .amount())
                    .isEqualTo("1");
        });
    }

    private void warmUp(String status, String credit) {
        server.answer(Response.xml(status), Response.xml(credit));
        camel.send(READ);
        camel.send("thingsmobile:credit?outputFormat=json");
    }

    /** Of the processor's time of all threads, in which others' work does not count; reading the numbers takes minutes. */
    private static void assertTakesLittle(Runnable work) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        work.run();
        assertThat(Duration.ofNanos(system.getProcessCpuTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({
        "getCdrPaginated?msisdnList=1, cdrsPaginated, cdrPaginated, cdrTraffic",
        "simListLite, sims, sim, balance"
    })
    void anAnswerHasAtMostAHundredThousandRows(String uri, String list, String row, String element) {
        String one = "<%1$s><%2$s>1</%2$s></%1$s>".formatted(row, element);
        String answer = "<result><done>true</done><%1$s>%2$s</%1$s></result>";
        server.answer(
                Response.xml(answer.formatted(list, one.repeat(100_000))),
                Response.xml(answer.formatted(list, one.repeat(100_001))));

        assertThat(camel.call("thingsmobile:" + uri, Object.class))
                .asInstanceOf(LIST)
                .hasSize(100_000);
        assertThat(camel.failureOf("thingsmobile:" + uri))
                .isInstanceOf(ThingsMobileParseException.class)
                .hasMessageContaining("100000 rows");
    }

    private Throwable failure(String answer) {
        server.always(Response.xml(answer));
        return camel.failureOf(READ);
    }
}
