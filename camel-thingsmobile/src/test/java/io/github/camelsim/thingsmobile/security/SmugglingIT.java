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

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.SandboxTest;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that mean something to a form arrive as they were given, and bring no other parameter with them. */
class SmugglingIT extends SandboxTest {

    private static final String SIM = "882360001000001";
    private static final String BARCODE = "8944501000000000008";

    static Stream<String> texts() {
        return Stream.of(
                "a&msisdn=1",
                "a=b&token=x&username=y",
                "1 + 1",
                "100 %",
                "%26token%3Dx",
                "%",
                "%zz",
                "a;b;c",
                "a\r\nb",
                "a\r\n\r\nmsisdn=1",
                "a\nb\rc",
                "a\r\n--boundary\r\nContent-Disposition: form-data; name=\"msisdn\"\r\n\r\n1\r\n--boundary--\r\nb",
                "\"; filename=\"x",
                "--",
                "----httpclient_boundary_00000000-0000-0000-0000-000000000000--",
                "größe ¥ ß",
                "имя 名前 שם",
                "😀 🛗 \uD83D\uDC69\u200D\uD83D\uDD27",
                "e\u0301 \u202E \uFEFFx",
                "<b>&amp;</b> ]]>",
                "tab\there",
                "nul\0nul",
                "bell\u0007 \u001B[31m \u007F \u0085x",
                "${header.x} {x}",
                "$simple{body}");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aHeaderArrivesAsItIs(String text) {
        assertArrives("updateSimName", "name", text, Map.of("CamelThingsMobileName", text), null, "");
        assertArrives("updateSimTag", "tag", text, Map.of("CamelThingsMobileTag", text), null, "");
        assertArrives("sendSms", "message", text, Map.of("CamelThingsMobileMessage", text), null, "");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aBodyArrivesAsItIs(String text) {
        assertArrives("updateSimName", "name", text, Map.of(), Map.of("name", text), "");
        assertArrives("updateSimTag", "tag", text, Map.of(), Map.of("tag", text), "");
        assertArrives("sendSms", "message", text, Map.of(), text, "");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anOptionArrivesAsItIs(String text) {
        boolean printable = text.matches("[^\\p{Cntrl}{}]*");
        String option = printable
                ? "RAW(" + text + ")"
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        assertArrives("updateSimName", "name", text, Map.of(), null, "&name=" + option);
        assertArrives("updateSimTag", "tag", text, Map.of(), null, "&tag=" + option);
        assertArrives("sendSms", "message", text, Map.of(), null, "&message=" + option);
    }

    private void assertArrives(
            String operation, String parameter, String text, Map<String, ?> headers, Object body, String options) {
        camel.call("thingsmobile:" + operation + "?msisdn=" + SIM + options, body, headers, Object.class);

        assertThat(last().operation()).isEqualTo(operation);
        assertThat(last().params())
                .isEqualTo(Map.of(
                        "username", List.of(sandbox.username()), "msisdn", List.of(SIM), parameter, List.of(text)));
    }

    /** As far as an XML document can say it. */
    @ParameterizedTest
    @MethodSource("texts")
    void whatWasWrittenIsReadBack(String text) {
        camel.call("thingsmobile:updateSimName?msisdn=" + SIM, Map.of("name", text), Map.of(), Object.class);
        camel.call("thingsmobile:updateSimTag?msisdn=" + SIM, Map.of("tag", text), Map.of(), Object.class);

        Sim status = camel.call("thingsmobile:simStatus?msisdn=" + SIM, Sim.class);
        List<?> list = camel.call("thingsmobile:simListLite", List.class);

        assertThat(List.of(status.name(), status.tag())).containsOnly(sayable(text));
        assertThat(list).anySatisfy(row -> {
            assertThat(((Sim) row).msisdn()).isEqualTo(SIM);
            assertThat(((Sim) row).name()).isEqualTo(sayable(text));
        });
    }

    private static String sayable(String text) {
        return text.codePoints()
                .filter(code -> code >= ' ' || code == '\t' || code == '\n' || code == '\r')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The one operation with a multipart form has digits only; what else is in it are the credentials. */
    @ParameterizedTest
    @MethodSource("texts")
    void aMultipartFormArrivesAsItIs(String text) {
        try (var own = ThingsMobileSandbox.builder()
                        .callGapFactor(0)
                        .username(text)
                        .token(text)
                        .start();
                var other = TestCamel.at(own)) {
            other.call("thingsmobile:activateSim?msisdn=882360001000008&simBarcode=" + BARCODE, Object.class);

            JournalEntry entry = own.journal().entries().get(0);
            assertThat(entry.contentType()).startsWith("multipart/form-data");
            assertThat(entry.params())
                    .isEqualTo(Map.of(
                            "username", List.of(text),
                            "msisdn", List.of("882360001000008"),
                            "simBarcode", List.of(BARCODE)));
            assertThat(own.journal().effects("activateSim")).isEqualTo(1);
        }
    }

    /** Dashes alone are how people write a number, and are dropped. */
    static Stream<String> textsThatAreNotDashes() {
        return texts().filter(text -> !text.equals("--"));
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNotDashes")
    void aNumberTakesNoText(String text) {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("msisdn", SIM, "simBarcode", BARCODE));
        for (String parameter : List.copyOf(given.keySet())) {
            Map<String, Object> spoilt = new LinkedHashMap<>(given);
            spoilt.put(parameter, given.get(parameter) + text);

            assertThat(camel.failureOf("thingsmobile:activateSim", spoilt, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("activateSim: " + parameter + " is not ");
        }
        assertThat(sandbox.journal().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateSimName name", "updateSimTag tag", "sendSms message"})
    void halfOfACharacterIsRefused(String call) {
        String operation = call.split(" ")[0];
        String parameter = call.split(" ")[1];

        for (String text : List.of("a\uD83Db", "\uDE00", "\uDE00\uD83D")) {
            assertThat(camel.failureOf(
                            "thingsmobile:" + operation + "?msisdn=" + SIM, Map.of(parameter, text), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(operation + ": " + parameter + " has half of a character");
        }
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void aFilterBringsNoOther() {
        camel.call(
                "thingsmobile:simListLite",
                Map.of("name", "a&status=active", "tag", "b\r\n&page=2"),
                Map.of(),
                Object.class);

        assertThat(last().params())
                .isEqualTo(Map.of(
                        "username", List.of(sandbox.username()),
                        "name", List.of("a&status=active"),
                        "tag", List.of("b\r\n&page=2")));
    }

    private static JournalEntry last() {
        List<JournalEntry> entries = sandbox.journal().entries();
        return entries.get(entries.size() - 1);
    }
}
