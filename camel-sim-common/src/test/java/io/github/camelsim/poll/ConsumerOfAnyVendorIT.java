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
package io.github.camelsim.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.poll.CardConsumer.CardEndpoint;
import io.github.camelsim.poll.CardList.Card;
import io.github.camelsim.state.StateOverwrittenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A vendor that is not Things Mobile gets its consumers from this package. */
class ConsumerOfAnyVendorIT {

    private static final Card FIRST = new Card("8901", "active", "small");
    private static final Card SECOND = new Card("8902", "active", "small");
    private static final Card THIRD = new Card("8903", "paused", "large");

    private final CardList list = new CardList();
    private final MemoryStateRepository states = new MemoryStateRepository();
    private final List<String> received = new ArrayList<>();
    private DefaultCamelContext context;
    private CardEndpoint endpoint;

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void deliversTheFullListInEveryPoll() throws Exception {
        list.set(FIRST, SECOND, THIRD);
        start(null);
        assertThat(poll()).containsExactly("null 8901 null", "null 8902 null", "null 8903 null");
        assertThat(poll()).hasSize(3);
    }

    @Test
    void deliversOnlyWhatIsAddedChangedOrRemoved() throws Exception {
        list.set(FIRST, SECOND, THIRD);
        start(states);
        assertThat(poll()).containsExactly("added 8901 null", "added 8902 null", "added 8903 null");
        assertThat(poll()).isEmpty();
        list.set(FIRST, new Card("8902", "paused", "large"));
        assertThat(poll()).as("one read without a card proves nothing").containsExactly("changed 8902 status,plan");
        assertThat(poll()).containsExactly("removed 8903 null");
    }

    @Test
    void continuesAtThePersistedSnapshotAfterARestart() throws Exception {
        list.set(FIRST, SECOND, THIRD);
        start(states);
        poll();
        context.close();
        list.set(FIRST, SECOND, new Card("8903", "active", "large"));
        start(states);
        assertThat(poll()).containsExactly("changed 8903 status");
    }

    @Test
    void failsThePollWhenAllCardsAreMissing() throws Exception {
        list.set(FIRST);
        start(states);
        poll();
        list.set();
        assertThatThrownBy(this::poll).hasMessageContaining("lists no SIM at all, and 1 were known");
    }

    @Test
    void removesNoCardWhileOneCannotBeIdentified() throws Exception {
        Card unknown = new Card(null, "active", "large");
        list.set(FIRST, SECOND, THIRD);
        start(states);
        poll();
        list.set(FIRST, new Card("8902", "paused", "small"), unknown);
        assertThat(poll()).as("the others are delivered").containsExactly("changed 8902 status");
        assertThat(poll()).isEmpty();
        assertThat(poll()).isEmpty();
        list.set(unknown);
        assertThatThrownBy(this::poll)
                .hasMessageContaining("lists no SIM with a readable identifier, and 3 were known");
        list.set(FIRST, SECOND, THIRD);
        assertThat(poll()).containsExactly("changed 8902 status");
        list.set(FIRST, SECOND);
        assertThat(poll()).as("the reads with an unknown card do not count").isEmpty();
        assertThat(poll()).containsExactly("removed 8903 null");
    }

    @Test
    void aReadBeforeAStopProvesNothingAfterIt() throws Exception {
        list.set(FIRST, SECOND, THIRD);
        start(states);
        poll();
        list.set(FIRST, SECOND);
        poll();
        context.getRouteController().stopRoute("cards");
        context.getRouteController().startRoute("cards");

        assertThat(poll()).as("another node may have read it meanwhile").isEmpty();
        assertThat(poll()).containsExactly("removed 8903 null");
    }

    @Test
    void endsAPollWhenAnotherNodeHasWrittenTheState() throws Exception {
        list.set(FIRST, SECOND, THIRD);
        start(states);
        poll();
        String chunk = new StateKey("imaginary", "user@example.org", "cards", Map.of()).text() + "/sims/0";
        String ofOther = states.getState(chunk).replace("small", "large");
        states.setState(chunk, ofOther);
        list.set(new Card("8901", "paused", "small"), new Card("8902", "paused", "small"), THIRD);

        assertThatThrownBy(this::poll).isInstanceOf(StateOverwrittenException.class);

        assertThat(received).containsExactly("changed 8901 status");
        assertThat(states.getState(chunk)).isEqualTo(ofOther);
        assertThat(poll()).containsExactly("changed 8901 status,plan", "changed 8902 status,plan");
    }

    private void start(MemoryStateRepository repository) throws Exception {
        context = new DefaultCamelContext();
        endpoint = new CardEndpoint(list, repository);
        endpoint.setCamelContext(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(endpoint).routeId("cards").process(exchange -> {
                    Card card = exchange.getMessage().getMandatoryBody(Card.class);
                    received.add(exchange.getMessage().getHeader("Change") + " " + card.iccid() + " "
                            + exchange.getMessage().getHeader("ChangedFields"));
                });
            }
        });
        context.start();
    }

    private List<String> poll() throws Exception {
        received.clear();
        endpoint.consumer().poll();
        return List.copyOf(received);
    }
}
