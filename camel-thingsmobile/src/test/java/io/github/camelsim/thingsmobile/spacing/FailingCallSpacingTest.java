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

import io.github.camelsim.policy.CallSpacingPolicy;
import io.github.camelsim.policy.CallSpacingRejectedException;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultExchange;
import org.apache.commons.lang3.function.FailableConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A call spacing that throws, in each of its methods: it never changes the result of a call that was sent. */
@Timeout(60)
class FailingCallSpacingTest extends RecordedTest {

    private static final String SMS = "thingsmobile:sendSms?msisdn=882360001000001&message=hello";
    private static final String REFUSED = "<result><done>false</done><errorCode>60</errorCode></result>";

    /** What an implementation may throw. */
    enum Thrown {
        EXCEPTION(() -> {
            throw new IllegalStateException("the cluster is gone");
        }),
        ERROR(() -> {
            throw new NoClassDefFoundError("the cluster is gone");
        });

        private final Supplier<?> thrower;

        Thrown(Supplier<?> thrower) {
            this.thrower = thrower;
        }

        void now() {
            thrower.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConfirmedCallStaysConfirmedWhenTheSlotCannotBeReleased(Thrown thrown) throws Exception {
        Exchange exchange = call(SMS, new Spacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                return CompletableFuture.completedFuture(pause -> thrown.now());
            }
        });

        assertThat(exchange.getException()).isNull();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCallIsMadeAgainWhenItCannotBePostponed(Thrown thrown) throws Exception {
        server.answer(RecordingServer.Response.xml(REFUSED));

        Exchange exchange = call(SMS, new Spacing() {
            @Override
            public void postpone(String key, Duration pause) {
                thrown.now();
            }
        });

        assertThat(exchange.getException()).isNull();
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatCannotAcquireASlotIsRejectedUnsent(Thrown thrown) throws Exception {
        assertRejected(call(SMS, new Spacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                thrown.now();
                return null;
            }
        }));
    }

    @ParameterizedTest
    @EnumSource
    void aCallWhoseSlotFailsBeforeTheStartIsRejectedUnsent(Thrown thrown) throws Exception {
        assertRejected(call(SMS, new Spacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                return CompletableFuture.completedFuture(new Slot() {
                    @Override
                    public boolean awaitStart() {
                        thrown.now();
                        return true;
                    }

                    @Override
                    public void release(Duration pause) {}
                });
            }
        }));
    }

    @ParameterizedTest
    @EnumSource
    void aSlotThatFailsLaterRejectsTheCall(Thrown thrown) throws Exception {
        assertRejected(call(SMS, new Spacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                return CompletableFuture.supplyAsync(() -> {
                    thrown.now();
                    return null;
                });
            }
        }));
    }

    @Test
    void neitherAFutureNorASlotThatIsMissingLosesTheCall() throws Exception {
        assertThat(call(SMS, new Spacing() {
                            @Override
                            public CompletableFuture<Slot> acquire(SlotRequest request) {
                                return null;
                            }
                        })
                        .getException())
                .isInstanceOf(ThingsMobileRejectedException.class);
        assertThat(call(SMS, new Spacing() {
                            @Override
                            public CompletableFuture<Slot> acquire(SlotRequest request) {
                                return CompletableFuture.completedFuture(null);
                            }
                        })
                        .getException())
                .isInstanceOf(ThingsMobileRejectedException.class);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anExchangeInFrontOfAPolicyEndsWithAnExceptionOfNoVendor(Thrown thrown) throws Exception {
        var policy = new CallSpacingPolicy();
        policy.setCallSpacing(new Spacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                thrown.now();
                return null;
            }
        });

        assertThat(throughPolicy(policy, "x").getException())
                .isInstanceOf(CallSpacingRejectedException.class)
                .hasMessageContainingAll("policy", "the cluster is gone", "not run");
    }

    @ParameterizedTest
    @EnumSource
    void anExchangeInFrontOfThePolicyOfThingsMobileEndsWithItsException(Thrown thrown) throws Exception {
        var policy = new io.github.camelsim.thingsmobile.CallSpacingPolicy();
        policy.setCallSpacing(new Spacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                thrown.now();
                return null;
            }
        });

        assertThat(throughPolicy(policy, "x").getException()).isInstanceOf(ThingsMobileRejectedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatAPolicyWrapsStaysWellWhenTheSlotCannotBeReleased(Thrown thrown) throws Exception {
        var policy = new CallSpacingPolicy();
        policy.setCallSpacing(new Spacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                return CompletableFuture.completedFuture(pause -> thrown.now());
            }
        });

        assertThat(throughPolicy(policy, "x").getException()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyWhoseProcessorThrowsLetsTheNextExchangeRun(Thrown thrown) throws Exception {
        var policy = new CallSpacingPolicy(Duration.ofMillis(1));
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in")
                        .policy(policy)
                        .process(exchange -> thrown.now())
                        .end();
            }
        });

        for (int i = 0; i < 3; i++) {
            assertThat(exchange("direct:in").getException()).hasStackTraceContaining("the cluster is gone");
        }
    }

    @ParameterizedTest
    @CsvSource({"EXCEPTION, false", "ERROR, false", "EXCEPTION, true", "ERROR, true"})
    void aProcessorThatThrowsOutOfThePolicyEndsItsExchangeOnce(Thrown thrown, boolean afterItsCallback)
            throws Exception {
        var policy = new CallSpacingPolicy(Duration.ofMillis(1));
        throughPolicy(policy, "x");
        var wrapped = (AsyncProcessor) policy.wrap(camel.context().getRoutes().get(0), new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (afterItsCallback) {
                    callback.done(false);
                }
                thrown.now();
                return false;
            }
        });

        for (int i = 0; i < 3; i++) {
            Exchange exchange = ended(whenDone -> {
                var begun = new DefaultExchange(camel.context());
                wrapped.process(begun, doneSync -> whenDone.accept(begun));
            });
            assertThat(exchange.getException() == null).isEqualTo(afterItsCallback);
        }
    }

    private Exchange throughPolicy(CallSpacingPolicy policy, String body) throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in").policy(policy).setBody(constant(body)).end();
            }
        });
        return exchange("direct:in");
    }

    private void assertRejected(Exchange exchange) {
        assertThat(exchange.getException())
                .isInstanceOf(ThingsMobileRejectedException.class)
                .hasMessageContaining("the cluster is gone");
        assertThat(server.requests()).isEmpty();
    }

    private Exchange call(String uri, CallSpacing spacing) throws Exception {
        camel.with(configuration -> configuration.setCallSpacing(spacing));
        return exchange(uri + "&maxRetries=" + uris());
    }

    /** Each call has an endpoint of its own, with the spacing of now. */
    private int uris() {
        return camel.context().getEndpoints().size();
    }

    private Exchange exchange(String uri) throws Exception {
        return ended(whenDone -> camel.sendAsync(uri, Map.of(), whenDone));
    }

    private static Exchange ended(FailableConsumer<Consumer<Exchange>, Exception> sender) throws Exception {
        List<Exchange> ended = new CopyOnWriteArrayList<>();
        var done = new CompletableFuture<Exchange>();
        sender.accept(exchange -> {
            ended.add(exchange);
            done.complete(exchange);
        });
        Exchange exchange = done.get(30, TimeUnit.SECONDS);
        assertThat(ended).hasSize(1);
        return exchange;
    }

    private abstract static class Spacing implements CallSpacing {

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return CallSpacing.NONE.acquire(request);
        }

        @Override
        public void postpone(String key, Duration pause) {}
    }
}
