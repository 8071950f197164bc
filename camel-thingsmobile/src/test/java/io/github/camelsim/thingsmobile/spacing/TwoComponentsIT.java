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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All components of a context keep the gaps of an account together, however its name and address are written. */
class TwoComponentsIT {

    private static final double FACTOR = 0.2;

    private ThingsMobileSandbox sandbox;
    private TestCamel camel;

    @BeforeEach
    void start() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(FACTOR).start();
        camel = TestCamel.at(sandbox).withGaps(FACTOR);
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    @Test
    void twoComponentsNeverCallTooEarly() throws Exception {
        component("second", configuration -> configuration.setReadOnly(true));

        assertNoneIsTooEarly("thingsmobile:simListLite", "second:simListLite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s/", "%s//"})
    void aSlashAtTheEndIsTheSameAccount(String baseUri) throws Exception {
        component("second", configuration -> configuration.setBaseUri(baseUri.formatted(sandbox.baseUri())));

        assertNoneIsTooEarly("thingsmobile:simListLite", "second:simListLite");
    }

    @Test
    void anotherCaseOfHostAndSchemeIsTheSameAccount() throws Exception {
        String baseUri = sandbox.baseUri().replace("http://localhost", "http://LocalHost");
        component("second", configuration -> configuration.setBaseUri(baseUri));

        assertNoneIsTooEarly("thingsmobile:simListLite", "second:simListLite");
    }

    /** The sandbox knows the user in one case only, so that the second call is refused; the key is what counts. */
    @Test
    void anotherCaseOfTheUserIsTheSameAccount() throws Exception {
        component(
                "second",
                configuration -> configuration.setUsername(sandbox.username().toUpperCase()));

        together("thingsmobile:simListLite", "second:simListLite");

        assertThat(gap("simListLite")).isGreaterThanOrEqualTo(Duration.ofMillis((long) (1000 * FACTOR)));
    }

    @Test
    void aGapThatOneComponentHasLearnedIsKnownToTheOther() throws Exception {
        component("second", configuration -> {});
        String sms = "sendSms?msisdn=882360001000001&message=hello";
        sandbox.faults().next("sendSms", Fault.code60());
        camel.call("thingsmobile:" + sms, Object.class);
        sandbox.journal().clear();

        together("second:" + sms, "thingsmobile:" + sms, "second:" + sms);

        assertThat(gap("sendSms")).isGreaterThanOrEqualTo(Duration.ofMillis((long) (5000 * FACTOR)));
    }

    @Test
    void aComponentWithASpacingOfItsOwnIsApart() throws Exception {
        camel.withGaps(100);
        component("second", configuration -> configuration.setCallSpacing(CallSpacing.NONE));
        camel.call("thingsmobile:credit", Object.class);
        var waiting = new CompletableFuture<Exchange>();
        camel.sendAsync("thingsmobile:credit", Map.of(), waiting::complete);

        camel.send("second:credit?maxWait=1s");

        assertThat(sandbox.journal().count()).isGreaterThan(1);
        assertThat(waiting).isNotDone();
    }

    private void component(String name, Consumer<ThingsMobileConfiguration> change) {
        var component = new ThingsMobileComponent();
        ThingsMobileConfiguration configuration = component.getConfiguration();
        configuration.setEnvironment(Environment.test);
        configuration.setBaseUri(sandbox.baseUri());
        configuration.setUsername(sandbox.username());
        configuration.setToken(sandbox.token());
        configuration.setCallGapFactor(FACTOR);
        change.accept(configuration);
        camel.context().addComponent(name, component);
    }

    private void assertNoneIsTooEarly(String... uris) throws Exception {
        List<Exchange> done = together(uris);

        assertThat(done).extracting(Exchange::getException).containsOnlyNulls();
        assertThat(sandbox.journal().refused()).isZero();
    }

    private List<Exchange> together(String... uris) throws Exception {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            for (String uri : uris) {
                var done = new CompletableFuture<Exchange>();
                calls.add(done);
                camel.sendAsync(uri, Map.of(), done::complete);
            }
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private Duration gap(String operation) {
        List<JournalEntry> calls = sandbox.journal().entries(operation);
        assertThat(calls).hasSizeGreaterThan(2);
        return sandbox.journal().smallestGap(operation);
    }
}
