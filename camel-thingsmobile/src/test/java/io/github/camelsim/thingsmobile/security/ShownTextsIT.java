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

import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the service in messages and logs: without the account's secrets, without control characters, short. */
class ShownTextsIT {

    private static final String TOKEN = "tok+en%41&b=c d<é>/x7\"'y";
    private static final String PASSWORD = "pass+w%ord&x";
    private static final String READ = "thingsmobile:simStatus?msisdn=1&maxRetries=0";

    private static RecordingServer server;
    private static TestCamel camel;

    @BeforeAll
    static void start() {
        server = new RecordingServer();
        camel = TestCamel.at(server.baseUri()).with(configuration -> {
            configuration.setToken(TOKEN);
            configuration.setBasicAuthUsername("tester");
            configuration.setBasicAuthPassword(PASSWORD);
        });
    }

    @AfterAll
    static void stop() {
        camel.close();
        server.close();
    }

    static Stream<Arguments> spellings() {
        String percent = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
        String named = TOKEN.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;")
                .replace("é", "&eacute;");
        String json = spelled("\\u%04x");
        String basic = Base64.getEncoder().encodeToString(("tester:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return Map.ofEntries(
                        Map.entry("plain", TOKEN),
                        Map.entry("upper case", TOKEN.toUpperCase(Locale.ROOT)),
                        Map.entry("percent", percent),
                        Map.entry("lower-case percent", lowerEscapes(percent)),
                        Map.entry("percent of every character", percentOfAll()),
                        Map.entry("percent with %20", percent.replace("+", "%20")),
                        Map.entry("percent twice", URLEncoder.encode(percent, StandardCharsets.UTF_8)),
                        Map.entry(
                                "percent three times",
                                URLEncoder.encode(
                                        URLEncoder.encode(percent, StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
                        Map.entry("named entities", named),
                        Map.entry("named entities twice", named.replace("&", "&amp;")),
                        Map.entry("decimal entities", spelled("&#%d;")),
                        Map.entry("decimal entities with zeros", spelled("&#%05d;")),
                        Map.entry("hex entities", spelled("&#x%x;")),
                        Map.entry("hex entities in capitals", spelled("&#X%X;")),
                        Map.entry(
                                "entities without semicolon", spelled("&#x%x;").replace(";", "")),
                        Map.entry("JSON", json),
                        Map.entry("JSON in capitals", spelled("\\u%04X")),
                        Map.entry("JSON in JSON", json.replace("\\", "\\\\")),
                        Map.entry(
                                "JSON's short escapes",
                                TOKEN.replace("\"", "\\\"").replace("/", "\\/")),
                        Map.entry("percent as entities", percent.replace("%", "&#37;")),
                        Map.entry("wrapped", TOKEN.replace(" ", " \r\n  ")),
                        Map.entry("basic authentication in lower case", basic.toLowerCase(Locale.ROOT)),
                        Map.entry("bare base64", basic),
                        Map.entry("base64 without padding", basic.replace("=", "")),
                        Map.entry("base64 in a URL", URLEncoder.encode(basic, StandardCharsets.UTF_8)),
                        Map.entry("password", PASSWORD),
                        Map.entry(
                                "password percent", lowerEscapes(URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void masksASecretInEverySpelling(String name, String spelled) {
        for (int spaces : new int[] {0, 1, 150, 199, 781, 70_000}) {
            assertHidden(spelled, Response.of(404, "text/html", bytes(" ".repeat(spaces) + spelled)));
            assertHidden(spelled, Response.of(200, "text/html", bytes("x ".repeat(spaces / 2) + spelled + " end")));
        }
        for (int letters : new int[] {0, 150, 190, 199, 490, 499}) {
            String text = "<![CDATA[" + "x".repeat(letters) + " " + spelled + " and more]]>";
            assertHidden(
                    spelled,
                    Response.xml("<result><done>false</done><errorCode>30</errorCode><errorMessage>" + text
                            + "</errorMessage></result>"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 12, 17})
    void aSecretThatTheAnswerCutsIsMasked(int length) {
        String start = TOKEN.substring(0, length);

        assertHidden(start, Response.of(404, "text/html", bytes("no such token: " + start)));
    }

    @Test
    void controlCharactersAreEscapedAndLongTextIsCut() {
        String text = "\u009b2J\u0085Round 99\u2028\u202Eabc\uFEFF" + "x".repeat(10_000);
        server.answer(
                Response.of(404, "text/html", bytes("\u001b[2J" + text)),
                Response.of(200, "text/html", bytes("\u001b[2J" + text)),
                Response.xml("<result><done>false</done><errorCode>40</errorCode><errorMessage>a\r\nRound 99\t" + text
                        + "</errorMessage></result>"));

        for (int i = 0; i < 3; i++) {
            Throwable failure = camel.failureOf(READ);
            String shown = shown(failure);
            assertThat(shown.lines().filter(line -> !line.startsWith("\tat ") && !line.contains(".java:")))
                    .allSatisfy(line -> assertThat(line.codePoints().noneMatch(ShownTextsIT::isControl))
                            .isTrue());
            assertThat(shown).doesNotContain("\nRound 99").contains("Round 99").contains("\\u202e");
            assertThat(failure.getMessage()).hasSizeLessThan(1_000);
        }
    }

    @Test
    void aWarningShowsTheNameOfASimHarmless() {
        server.answer(Response.xml("<result><done>true</done><sims><sim><msisdn>\u202E\nRound 99</msisdn><balance>"
                + TOKEN.replace("&", "&amp;").replace("<", "&lt;") + "</balance></sim></sims></result>"));

        try (var log = new Logged();
                var other = TestCamel.at(server.baseUri()).with(configuration -> configuration.setToken(TOKEN))) {
            Object body = other.send("thingsmobile:simListLite").getMessage().getBody();

            assertThat(body).asInstanceOf(LIST).hasOnlyElementsOfType(Sim.class);
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("\\u202e\\nRound 99", "xxxxxx")
                    .doesNotContain("\n", "\u202E", "tok+en");
        }
    }

    private static void assertHidden(String spelled, Response answer) {
        server.answer(answer);

        String shown = shown(camel.failureOf(READ));

        assertThat(shown).doesNotContain(spelled);
        for (int length = 6; length <= spelled.length(); length++) {
            assertThat(shown).doesNotContain(spelled.substring(0, length));
        }
    }

    private static String shown(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return character != '\t' && (type == Character.CONTROL || type == Character.FORMAT || character == 0x2028);
    }

    private static String spelled(String format) {
        return TOKEN.codePoints()
                .mapToObj(character -> String.format(format, character))
                .collect(Collectors.joining());
    }

    private static String percentOfAll() {
        var all = new StringBuilder();
        for (byte b : bytes(TOKEN)) {
            all.append(String.format("%%%02x", b));
        }
        return all.toString();
    }

    private static String lowerEscapes(String percent) {
        return Pattern.compile("%[0-9A-F]{2}").matcher(percent).replaceAll(escape -> escape.group()
                .toLowerCase(Locale.ROOT));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
