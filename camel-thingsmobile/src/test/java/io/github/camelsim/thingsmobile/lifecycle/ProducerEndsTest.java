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
package io.github.camelsim.thingsmobile.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The callback of an exchange is called once, whatever the message holds and however the producer is called. */
class ProducerEndsTest extends RecordedTest {

    static Stream<Arguments> unreadable() {
        Map<String, Object> entries = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("closed");
            }
        };
        Object value = new Object() {
            @Override
            public String toString() {
                throw new UnsupportedOperationException("closed");
            }
        };
        Map<String, Object> itself = new HashMap<>();
        List<Object> list = new ArrayList<>();
        list.add(list);
        itself.put("msisdn", list);
        return Stream.of(Arguments.of(entries), Arguments.of(Map.of("msisdn", value)), Arguments.of(itself));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aBodyThatCannotBeReadEndsTheExchangeWithTheReason(Map<String, Object> body) throws Exception {
        AsyncProducer producer = context().getEndpoint("thingsmobile:blockSim").createAsyncProducer();
        producer.start();
        var exchange = new DefaultExchange(context());
        exchange.getMessage().setBody(body);
        var ends = new AtomicInteger();

        boolean sync = producer.process(exchange, doneSync -> ends.incrementAndGet());

        assertThat(sync).isTrue();
        assertThat(ends).hasValue(1);
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blockSim");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aProducerThatHasNotBeenStartedMakesNoCall() throws Exception {
        AsyncProducer producer = context()
                .getEndpoint("thingsmobile:rechargeSim?msisdn=1&amount=10")
                .createAsyncProducer();
        var exchange = new DefaultExchange(context());
        var ends = new AtomicInteger();

        producer.process(exchange, doneSync -> ends.incrementAndGet());

        assertThat(ends).hasValue(1);
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(
                        ThingsMobileRejectedException.class,
                        rejected -> assertThat(rejected.outcomeUnknown()).isFalse())
                .hasMessageContainingAll("rechargeSim", "started");
        assertThat(server.requests()).isEmpty();
    }

    private CamelContext context() {
        return camel.context();
    }
}
