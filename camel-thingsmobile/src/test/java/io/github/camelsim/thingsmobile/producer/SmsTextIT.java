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
package io.github.camelsim.thingsmobile.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the body of a message to sendSms may be, and what never becomes a text that is paid for. */
class SmsTextIT extends RecordedTest {

    private static final String TEXT = "Grüße an M2M";
    private static final String SEND = "thingsmobile:sendSms?msisdn=1";

    @TempDir
    private static Path directory;

    static Stream<Named<Function<String, Object>>> forms() {
        return Stream.of(
                Named.of("byte[]", SmsTextIT::bytes),
                Named.of("InputStream", text -> new ByteArrayInputStream(bytes(text))),
                Named.of("stream cache", text -> new InputStreamCache(bytes(text))),
                Named.of("Reader", StringReader::new),
                Named.of("StringBuilder", StringBuilder::new),
                Named.of("char[]", String::toCharArray),
                Named.of("File", SmsTextIT::file),
                Named.of("Path", text -> file(text).toPath()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static File file(String text) {
        try {
            return Files.writeString(directory.resolve("sms.txt"), text).toFile();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void sendsWhatCamelConvertsToText(Function<String, Object> form) {
        camel.call(SEND, form.apply(TEXT), Map.of(), Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("message", TEXT);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesAnEmptyText(Function<String, Object> form) {
        assertRefused(form.apply(""), "message is missing");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aTextIsTooLongWhateverHoldsIt(Function<String, Object> form) {
        assertRefused(form.apply("x".repeat(161)), "160");
    }

    @Test
    void aFileThatARouteHasPickedUpIsTheText() throws Exception {
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Files.writeString(inbox.resolve("sms.txt"), TEXT, StandardCharsets.ISO_8859_1);

        camel.withRoutes(route("file:" + inbox + "?charset=ISO-8859-1"));

        await().until(() -> server.requests().size() == 1);
        assertThat(server.onlyRequest().fields()).containsEntry("message", TEXT);
    }

    @Test
    void bytesAreReadInTheCharsetOfTheExchange() {
        var sent = camel.template().send(SEND, exchange -> {
            exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
            exchange.getMessage().setBody(TEXT.getBytes(StandardCharsets.ISO_8859_1));
        });

        assertThat(sent.getException()).isNull();
        assertThat(server.onlyRequest().fields()).containsEntry("message", TEXT);
    }

    @Test
    void aTextOfHeaderOrUriLeavesTheBodyUnread() throws Exception {
        var body = new ByteArrayInputStream(bytes(TEXT));

        camel.call(SEND, body, Map.of("CamelThingsMobileMessage", "header"), Object.class);
        camel.call(SEND + "&message=uri", body, Map.of(), Object.class);

        assertThat(body.available()).isEqualTo(bytes(TEXT).length);
        assertThat(server.requests())
                .extracting(request -> request.fields().get("message"))
                .containsExactly("header", "uri");
    }

    @Test
    void aTextInAHeaderMayBeBytes() {
        camel.call(SEND, null, Map.of("CamelThingsMobileMessage", bytes(TEXT)), Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("message", TEXT);
    }

    static Stream<Object> noTexts() {
        return Stream.of(
                Map.of("msisdn", "2"),
                ParametersIT.simOf("7"),
                List.of(ParametersIT.simOf("7")),
                List.of("text"),
                Set.of("text"),
                List.of("text").iterator(),
                new ActionResult("rechargeSim", "1", null, "SIM recharged"),
                new Cdr("1", null, null, null, null, null, null, null),
                new Object(),
                new int[] {1},
                Arguments.of((Object) new String[] {"text"}),
                new IllegalStateException("text"),
                new File("no such file"));
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void refusesAnObjectThatIsNotText(Object body) {
        assertRefused(body, "message is missing");
    }

    private void assertRefused(Object body, String reason) {
        assertThat(camel.failureOf(SEND, body, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("sendSms", "message", reason);
        assertThat(server.requests()).isEmpty();
    }

    private static RouteBuilder route(String from) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(SEND);
            }
        };
    }
}
