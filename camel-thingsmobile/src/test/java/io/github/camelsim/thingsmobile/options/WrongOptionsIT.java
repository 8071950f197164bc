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
package io.github.camelsim.thingsmobile.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that make no sense are refused at start, by a message that names the option. */
class WrongOptionsIT extends RecordedTest {

    static Stream<Arguments> durations() {
        return Stream.of("connectTimeout", "responseTimeout", "maxWait")
                .flatMap(option -> Stream.of("abc", "1x", "-5s", "0", "PT-1S").map(text -> Arguments.of(option, text)));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("durations")
    void refusesAWrongDurationOfTheUri(String option, String text) {
        assertRefused("thingsmobile:credit?" + option + "=" + text, option);
        assertRefused("thingsmobile:customPlanList?" + option + "=RAW(" + text + ")", option);
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("durations")
    void refusesAWrongDurationOfAProperty(String option, String text) {
        PropertyBindingSupport.build()
                .withCamelContext(camel.context())
                .withTarget(camel.context().getComponent("thingsmobile"))
                .withConfigurer(PluginHelper.getConfigurerResolver(camel.context())
                        .resolvePropertyConfigurer("thingsmobile-component", camel.context()))
                .withProperty(option, text)
                .bind();

        assertRefused("thingsmobile:credit", option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5s5", "1h 30", "1h30", "10ms5s", "5S", "1_000", "1w", "-5s"})
    void refusesADurationOfTheUriThatCamelReadsDifferently(String text) {
        for (String option :
                new String[] {"connectTimeout", "responseTimeout", "maxWait", "lookback", "delay", "initialDelay"}) {
            assertRefused("thingsmobile:credit?" + option + "=RAW(" + text + ")", option + " is not a duration");
        }
    }

    @ParameterizedTest
    @CsvSource({"90000,90", "30s,30", "1m30s,90", "1d2h3m4s5000ms,93789", "5min,300", "2sec,2", "PT1M,60", "RAW(3m),180"
    })
    void readsADurationOfTheUri(String text, long seconds) {
        var endpoint = (ThingsMobileEndpoint) camel.context().getEndpoint("thingsmobile:credit?maxWait=" + text);

        assertThat(endpoint.getConfiguration().getMaxWait()).isEqualTo(Duration.ofSeconds(seconds));
    }

    static Stream<Duration> noDurations() {
        return Stream.of(
                null,
                Duration.ZERO,
                Duration.ofSeconds(-1),
                Duration.ofNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("noDurations")
    void refusesAWrongDurationOfASetter(Duration value) {
        assertRefusedWith(configuration -> configuration.setMaxWait(value), "maxWait");
        assertRefusedWith(configuration -> configuration.setConnectTimeout(value), "connectTimeout");
        assertRefusedWith(configuration -> configuration.setResponseTimeout(value), "responseTimeout");
    }

    private void assertRefusedWith(Consumer<ThingsMobileConfiguration> change, String option) {
        var before = ((ThingsMobileComponent) camel.context().getComponent("thingsmobile"))
                .getConfiguration()
                .copy();
        camel.with(change);
        assertRefused("thingsmobile:credit", option);
        camel.with(configuration -> {
            configuration.setMaxWait(before.getMaxWait());
            configuration.setConnectTimeout(before.getConnectTimeout());
            configuration.setResponseTimeout(before.getResponseTimeout());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"lookback=abc", "lookback=0", "lookback=-5s", "delay=abc", "delay=0"})
    void refusesAWrongDurationOfAConsumer(String option) {
        for (String operation : new String[] {"credit", "simListLite"}) {
            assertThatThrownBy(() -> camel.withRoutes(route("thingsmobile:" + operation + "?" + option, "mock:end")))
                    .hasStackTraceContaining(option.replaceFirst("=.*", " is"));
        }
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "callGapFactor=NaN",
                "callGapFactor=Infinity",
                "callGapFactor=1e9",
                "maxRetries=-1",
                "maxResponseBytes=0",
                "maxResponseBytes=-1",
                "proxyPort=99999&proxyHost=localhost",
                "proxyPort=0&proxyHost=localhost",
                "proxyPort=8080",
                "proxyHost=http://localhost&proxyPort=8080",
                "proxyHost=local host&proxyPort=8080",
                "timeZone=Mars",
                "timeZone=",
                "baseUri=https:///api",
                "baseUri=https://localhost/api?x=1",
                "baseUri=https://user:secret@localhost/api",
                "basicAuthUsername=a:b"
            })
    void refusesAnOptionOutOfRange(String options) {
        String uri =
                "thingsmobile:credit?" + options.replace("=https", "=RAW(https").replaceFirst("(RAW[^&]*)", "$1)");

        Throwable failure = failureOf(uri);

        assertThat(failure).hasStackTraceContaining(options.replaceFirst("=.*", ""));
        assertThat(failure.getMessage()).doesNotContain("secret");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment=prod", "fetch=some", "outputFormat=yaml", "maxRetries=many"})
    void refusesAnOptionOfTheWrongType(String option) {
        assertThatThrownBy(() -> camel.context().getEndpoint("thingsmobile:credit?" + option))
                .hasStackTraceContaining(option.replaceFirst(".*=", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxRetries", "maxResponseBytes", "maxInFlight", "page", "pageSize", "proxyPort"})
    void refusesTextThatIsNotANumberInTheUri(String option) {
        for (String text : new String[] {"abc", "x", "2s", "1.5", "1e2", "RAW(3m)"}) {
            assertRefused("thingsmobile:simListLite?" + option + "=" + text, option + " is not a whole number");
        }
    }

    @Test
    void theWordsOfAnEnvironmentAreReadInAnyCase() {
        camel.call("thingsmobile:credit?environment=TEST", Object.class);

        assertThat(server.onlyRequest().header("authorization")).startsWith("Basic ");
    }

    @Test
    void refusesAnOptionThatWasRemoved() {
        assertRefusedBecause(configuration -> configuration.setEnvironment(null), "environment");
        camel.with(configuration -> configuration.setEnvironment(Environment.production));
        assertRefusedBecause(configuration -> configuration.setTimeZone(null), "timeZone");
    }

    private void assertRefusedBecause(Consumer<ThingsMobileConfiguration> change, String option) {
        camel.with(change);
        assertRefused("thingsmobile:credit", option);
    }

    @Test
    void aProducerThatStartsWithItsFirstMessageFailsThatMessageAndNotTheRoute() throws Exception {
        String wrong = "thingsmobile:credit?maxWait=abc&lazyStartProducer=true";
        camel.withRoutes(route("direct:lazy", wrong));

        Exchange exchange = camel.send("direct:lazy");

        assertThat(exchange.getException()).hasStackTraceContaining("maxWait");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aProducerThatStartsWithItsFirstMessageCalls() throws Exception {
        camel.withRoutes(route("direct:lazy", "thingsmobile:credit?lazyStartProducer=true"));

        assertThat(camel.send("direct:lazy").getException()).isNull();
        assertThat(server.requests()).hasSize(1);
    }

    private void assertRefused(String uri, String option) {
        assertThat(failureOf(uri)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(option);
        assertThat(server.requests()).isEmpty();
    }

    private Throwable failureOf(String uri) {
        return camel.failureOf(uri, null, Map.of());
    }

    private static RouteBuilder route(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }
}
