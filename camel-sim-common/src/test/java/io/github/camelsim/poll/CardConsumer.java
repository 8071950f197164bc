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

import io.github.camelsim.monitor.ContextMonitor;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.CardList.Card;
import io.github.camelsim.poll.CardList.Cards;
import io.github.camelsim.poll.ChangeReader.ChangeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollEndpoint;

/** All that a vendor has to implement for a consumer: of its full list, or of the changes of the list. */
final class CardConsumer extends RecordPollConsumer {

    private final CardEndpoint endpoint;
    private final ContextMonitor monitor = new ContextMonitor(Optional::empty, () -> true);

    CardConsumer(CardEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        setStartScheduler(false); // a test polls
    }

    @Override
    protected RecordReader createReader(BlockingCalls blocking) {
        var readers =
                new RecordReaders<>(this, blocking, new CardFormat(), Map.of("Operation", "cards"), new CardOptions());
        if (endpoint.states == null) {
            return readers.ofPages(this::pages);
        }
        var key = new StateKey("imaginary", "user@example.org", "cards", Map.of());
        var repositories = new ConsumerRepositories(
                getEndpoint().getCamelContext(), "cards", key, List.of(), endpoint.states, null);
        var source = new ChangeSource<>("cards", this::pages, Card.class, false);
        var headers = new FieldChangeHeaders<CardList.Card>("Change", "ChangedFields");
        return readers.ofChanges(source, headers, new CardCodec(), repositories);
    }

    private Pages<Cards> pages() {
        return endpoint.list.pages();
    }

    @Override
    protected ContextMonitor monitor() {
        return monitor;
    }

    @Override
    protected String component() {
        return "imaginary";
    }

    @Override
    protected String operation() {
        return "cards";
    }

    @Override
    protected boolean isClientStopping() {
        return false;
    }

    @Override
    protected boolean isRejected(RuntimeException failure) {
        return false;
    }

    static final class CardEndpoint extends ScheduledPollEndpoint {

        private final CardList list;
        private final StateRepository<String, String> states;
        private CardConsumer consumer;

        /** @param states of the snapshot; null to deliver the full list */
        CardEndpoint(CardList list, StateRepository<String, String> states) {
            super("imaginary:cards", null);
            this.list = list;
            this.states = states;
        }

        CardConsumer consumer() {
            return consumer;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            consumer = new CardConsumer(this, processor);
            return consumer;
        }
    }

    private static final class CardOptions extends ConsumerConfiguration {

        CardOptions() {
            setMaxInFlight(10);
        }
    }

    private static final class CardFormat implements PageFormat<Cards> {

        @Override
        public Object result(List<Cards> pages) {
            return pages;
        }

        @Override
        public Object body(Object row) {
            return row;
        }

        @Override
        public Object body(List<?> rows) {
            return rows;
        }
    }

    /** Writes a card as a JSON string; its values have no characters that JSON escapes. */
    private static final class CardCodec implements RowCodec<Card> {

        @Override
        public String key(Card card) {
            return card.iccid();
        }

        @Override
        public String write(Card card) {
            return '"' + String.join(" ", card.iccid(), card.status(), card.plan()) + '"';
        }

        @Override
        public Card read(String json) {
            String[] values = json.substring(1, json.length() - 1).split(" ");
            return new Card(values[0], values[1], values[2]);
        }

        @Override
        public List<Card> readAll(String json) {
            return Stream.of(json.substring(1, json.length() - 1).split(","))
                    .filter(element -> !element.isEmpty())
                    .map(this::read)
                    .toList();
        }
    }
}
