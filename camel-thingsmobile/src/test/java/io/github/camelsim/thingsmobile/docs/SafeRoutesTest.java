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
package io.github.camelsim.thingsmobile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeRedeliveryEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's paid route: Camel redelivers what provably was not sent, and nothing else. */
class SafeRoutesTest {

    private static final Map<String, Object> SIM = Map.of("CamelThingsMobileMsisdn", "882360001000001");

    static Stream<Fault> unknownOutcomes() {
        return Stream.of(
                Fault.resetBeforeEffect(),
                Fault.resetAfterEffect(),
                Fault.status(500),
                Fault.statusAfterEffect(502),
                Fault.html(),
                Fault.empty(),
                Fault.truncated(),
                Fault.wrongEncoding());
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void whatMayHaveBeenPaidForIsNotSentAgain(Fault fault) throws Exception {
        try (DocsRun run = DocsRun.ofJava(new SafeRoutes())) {
            run.sandbox().faults().next("rechargeSim", fault);

            var exchange = run.send("recharge", null, SIM);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader("CamelRedeliveryCounter", 0, Integer.class))
                    .isZero();
            assertThat(run.sandbox().journal().count("rechargeSim")).isEqualTo(1);
        }
    }

    @Test
    void aClearNoIsNotSentAgainEither() throws Exception {
        try (DocsRun run = DocsRun.ofJava(new SafeRoutes())) {
            run.sandbox().faults().next("rechargeSim", Fault.code(20, "wrong input"));

            assertThat(run.send("recharge", null, SIM).getException()).isNotNull();
            assertThat(run.sandbox().journal().count("rechargeSim")).isEqualTo(1);
        }
    }

    @Test
    void whatWasNotSentIsRedeliveredAndPaidOnce() throws Exception {
        var revived = new AtomicReference<ThingsMobileSandbox>();
        int port = freePort();
        Runnable revive = () -> revived.set(
                ThingsMobileSandbox.builder().port(port).callGapFactor(0).start());
        try (DocsRun run = DocsRun.ofJava(new SafeRoutes() {
            @Override
            public void configure() {
                var configuration = getContext()
                        .getComponent("thingsmobile", ThingsMobileComponent.class)
                        .getConfiguration();
                configuration.setBaseUri("http://localhost:" + port + "/services/business-api");
                configuration.setMaxRetries(0);
                getContext().getManagementStrategy().addEventNotifier(onFirstRedelivery(revive));
                super.configure();
            }
        })) {
            run.sendWell("recharge", null, SIM);

            assertThat(revived.get().journal().count("rechargeSim")).isEqualTo(1);
            assertThat(revived.get().journal().effects("rechargeSim")).isEqualTo(1);
        } finally {
            if (revived.get() != null) {
                revived.get().close();
            }
        }
    }

    private static EventNotifierSupport onFirstRedelivery(Runnable action) {
        var first = new AtomicBoolean(true);
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ExchangeRedeliveryEvent && first.getAndSet(false)) {
                    action.run();
                }
            }
        };
    }

    private static int freePort() throws Exception {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }
}
