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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import io.github.camelsim.thingsmobile.support.Logged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** XML that was captured elsewhere, converted in a route that never calls the service. */
class ConvertersTest {

    @TempDir
    private static Path directory;

    private static DefaultCamelContext context;
    private static ProducerTemplate template;

    @BeforeAll
    static void start() throws Exception {
        context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sim").convertBodyTo(Sim.class);
                from("direct:credit").convertBodyTo(Credit.class);
                from("direct:answer").convertBodyTo(ThingsMobileAnswer.class);
                from("file:" + directory + "?include=.*[.]xml")
                        .convertBodyTo(Sim.class)
                        .to("mock:files");
                from("direct:status").convertBodyTo(Sim.class).setBody(simple("${body.status} ${body.msisdn}"));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    static Stream<Named<Function<String, Object>>> forms() {
        return Stream.of(
                Named.of("String", text -> text),
                Named.of("byte[]", text -> text.getBytes(StandardCharsets.UTF_8)),
                Named.of("Reader", StringReader::new),
                Named.of("InputStream", text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                Named.of("File", text -> file("answer.txt", text).toFile()));
    }

    private static Path file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatARouteHasPickedUpBecomesASim() throws Exception {
        MockEndpoint files = context.getEndpoint("mock:files", MockEndpoint.class);
        files.expectedMessageCount(1);

        Path written = file("answer.part", AnswersTest.sample("4.5-simStatus"));
        Files.move(written, directory.resolve("answer.xml"), StandardCopyOption.ATOMIC_MOVE);

        files.assertIsSatisfied();
        assertThat(files.getExchanges().get(0).getMessage().getBody())
                .isInstanceOfSatisfying(
                        Sim.class, sim -> assertThat(sim.msisdn()).isEqualTo("447937557899"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAnswerBecomesASim(Function<String, Object> form) {
        Object sim = template.requestBody("direct:sim", form.apply(AnswersTest.sample("4.5-simStatus")));

        assertThat(sim).isInstanceOfSatisfying(Sim.class, read -> {
            assertThat(read.msisdn()).isEqualTo("447937557899");
            assertThat(read.cdrs()).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAnswerBecomesCredit(Function<String, Object> form) {
        Object credit = template.requestBody("direct:credit", form.apply(AnswersTest.sample("4.7-credit")));

        assertThat(credit).isInstanceOfSatisfying(Credit.class, read -> assertThat(read.history())
                .hasSize(2));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAnswerGoodOrBadBecomesTheWhole(Function<String, Object> form) {
        Object good = template.requestBody("direct:answer", form.apply(AnswersTest.sample("4.19-getCdrPaginated")));
        Object bad = template.requestBody("direct:answer", form.apply(AnswersTest.sample("4.17-ko")));

        assertThat(good).isInstanceOfSatisfying(ThingsMobileAnswer.class, read -> assertThat(read.cdrsPaginated())
                .hasSize(1));
        assertThat(bad).isInstanceOfSatisfying(ThingsMobileAnswer.class, read -> {
            assertThat(read.done()).isFalse();
            assertThat(read.errorCode()).isEqualTo(20);
            assertThat(read.message()).isEqualTo("input error: CDR limit not respected");
        });
    }

    @Test
    void aBadAnswerIsNoSim() {
        assertThatThrownBy(() -> template.requestBody("direct:sim", AnswersTest.sample("4.1-ko")))
                .hasRootCauseInstanceOf(ThingsMobileServiceException.class)
                .rootCause()
                .hasMessageContaining("40");
    }

    @Test
    void anEmptyAnswerIsNoSim() {
        assertThatThrownBy(() -> template.requestBody("direct:sim", AnswersTest.sample("4.8-ok")))
                .hasRootCauseInstanceOf(ThingsMobileServiceException.class);
    }

    @Test
    void anotherDocumentIsAParseException() {
        assertThatThrownBy(() -> template.requestBody("direct:sim", "<html/>"))
                .satisfies(failure -> assertThat(Stream.iterate(failure, cause -> cause != null, Throwable::getCause))
                        .hasAtLeastOneElementOfType(ThingsMobileParseException.class));
    }

    @Test
    void componentsOfARecordCanBeReadInSimple() {
        Object text = template.requestBody("direct:status", AnswersTest.sample("4.5-simStatus"));

        assertThat(text).isEqualTo("active 447937557899");
    }

    @Test
    void bytesAreReadInTheCharsetTheyDeclare() {
        String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><result><done>1</done><sims><sim><name>Zähler</name>"
                + "</sim></sims></result>";

        Object sim = template.requestBody("direct:sim", xml.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(sim).isInstanceOfSatisfying(Sim.class, read -> assertThat(read.name())
                .isEqualTo("Zähler"));
    }

    @Test
    void anOddValueIsNullAndWarnedAboutOnce() {
        String xml = "<result><done>1</done><sims><sim><balance>\u202EN/A</balance></sim></sims></result>";

        try (var log = new Logged()) {
            Object sim = template.requestBody("direct:sim", xml);
            template.requestBody("direct:sim", xml);

            assertThat(sim).isInstanceOfSatisfying(Sim.class, read -> assertThat(read.balance())
                    .isNull());
            assertThat(log.warnings()).hasSizeLessThanOrEqualTo(1).allSatisfy(line -> assertThat(line)
                    .contains("balance", "\\u202eN/A"));
        }
    }

    @Test
    void anAmountThatIsNoNumberCostsNoMoreThanItself() {
        String xml = "<result><done>1</done><amount>N/A</amount><currency>EUR</currency><creditHistory/></result>";

        Object credit = template.requestBody("direct:credit", xml);

        assertThat(credit).isEqualTo(new Credit(null, "EUR", List.of()));
    }

    @Test
    void anAnswerWithoutCreditIsNoCredit() {
        assertThatThrownBy(() -> template.requestBody("direct:credit", AnswersTest.sample("4.8-ok")))
                .hasRootCauseInstanceOf(ThingsMobileServiceException.class);
    }
}
