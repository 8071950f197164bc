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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.thingsmobile.client.Reply;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands records on to the route, an exchange each or a page at a time, and tells each what became of it when its
 * exchange is completed. No more than {@code maxInFlight} records are on their way at once: whoever delivers waits.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long LOOK_UP_MILLIS = 100;

    private final ThingsMobileConsumer consumer;
    private final ResultMapper results;
    private final boolean split;
    private final int maxInFlight;
    private final Semaphore room;

    /** @param split whether each record goes in an exchange of its own */
    Delivery(ThingsMobileConsumer consumer, ResultMapper results, boolean split, int maxInFlight) {
        this.consumer = consumer;
        this.results = results;
        this.split = split;
        this.maxInFlight = maxInFlight;
        this.room = new Semaphore(maxInFlight);
    }

    /**
     * Hands on the records of a page.
     *
     * @return how many exchanges it made
     * @throws PollInterruptedException if the consumer is stopping; the records not handed on are as if never read
     */
    int page(List<PolledRecord> records) throws InterruptedException {
        if (records.isEmpty()) {
            return 0;
        }
        if (!split) {
            Object body = results.body(records.stream().map(PolledRecord::row).toList());
            Map<String, Object> ofPage = new HashMap<>(records.get(0).headers());
            ofPage.remove(ThingsMobileConstants.RECORD_KEY);
            ofPage.remove(ThingsMobileConstants.UNREADABLE);
            ofPage.putAll(unreadable(UnreadableReport.joined(records.stream()
                    .map(record -> (String) record.headers().get(ThingsMobileConstants.UNREADABLE))
                    .filter(Objects::nonNull)
                    .toList())));
            send(records, body, ofPage, 0, 1);
            return 1;
        }
        for (int i = 0; i < records.size(); i++) {
            PolledRecord record = records.get(i);
            send(List.of(record), results.body(record.row()), record.headers(), i, records.size());
        }
        return records.size();
    }

    /**
     * Hands on one body that is whole as it is.
     *
     * @param pages the answers that it is made of
     * @param records how many records it holds
     */
    int whole(List<Reply> pages, Object body, int records) throws InterruptedException {
        PolledRecord record = PolledRecord.of(null, Map.of());
        send(Collections.nCopies(records, record), body, unreadable(results.unreadable(pages)), 0, 1);
        return 1;
    }

    /** The headers of a record that is in an answer,. */
    Map<String, Object> headers(Reply page, Object row) {
        return unreadable(results.unreadable(page, row, !split));
    }

    private static Map<String, Object> unreadable(String header) {
        return header == null ? Map.of() : Map.of(ThingsMobileConstants.UNREADABLE, header);
    }

    private void send(List<PolledRecord> records, Object body, Map<String, Object> headers, int index, int size)
            throws InterruptedException {
        int places = Math.max(1, Math.min(records.size(), maxInFlight));
        while (!room.tryAcquire(places, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
            checkAllowed();
        }
        var completion = new Completion(records, places);
        Exchange exchange;
        try {
            checkAllowed();
            exchange = exchange(body, headers, index, size);
            records.forEach(record -> record.callback().onStarted());
            exchange.getExchangeExtension().addOnCompletion(completion);
        } catch (RuntimeException | Error e) {
            completion.end(null, RecordCallback::onFailed);
            throw e;
        }
        process(exchange, completion);
    }

    /** An Error would end the polling for good: a processor that throws one is a failure of its exchange. */
    private void process(Exchange exchange, Completion completion) {
        try {
            consumer.getAsyncProcessor().process(exchange, doneSync -> {
                if (exchange.getException() != null) {
                    report("Error processing exchange", exchange, exchange.getException());
                }
            });
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
            completion.onFailure(exchange);
            report("Error processing exchange", exchange, e);
        }
    }

    /**
     * Reports a failure that the route's error handler has had: it is not bridged to it once more.
     */
    private void report(String message, Exchange exchange, Throwable failure) {
        if (consumer.getExceptionHandler() instanceof BridgeExceptionHandlerToErrorHandler) {
            LOG.warn("{}: {}", message, exchange, failure);
        } else {
            handle(message, exchange, failure);
        }
    }

    private void handle(String message, Exchange exchange, Throwable failure) {
        try {
            consumer.getExceptionHandler().handleException(message, exchange, failure);
        } catch (RuntimeException | Error e) {
            LOG.error("The exception handler failed with a {}", message, e);
        }
    }

    private void checkAllowed() {
        if (!consumer.mayGoOn()) {
            throw new PollInterruptedException();
        }
    }

    private Exchange exchange(Object body, Map<String, Object> headers, int index, int size) {
        Exchange exchange = consumer.createExchange(true);
        exchange.getMessage().setBody(body);
        exchange.getMessage()
                .setHeader(
                        ThingsMobileConstants.RESULT_OPERATION,
                        consumer.getEndpoint().operation().name());
        headers.forEach(exchange.getMessage()::setHeader);
        exchange.setProperty(Exchange.BATCH_INDEX, index);
        exchange.setProperty(Exchange.BATCH_SIZE, size);
        exchange.setProperty(Exchange.BATCH_COMPLETE, index == size - 1);
        return exchange;
    }

    private final class Completion implements Synchronization {

        private final List<PolledRecord> records;
        private final int places;
        private final AtomicBoolean ended = new AtomicBoolean();

        Completion(List<PolledRecord> records, int places) {
            this.records = records;
            this.places = places;
        }

        @Override
        public void onComplete(Exchange exchange) {
            end(exchange, RecordCallback::onCompleted);
        }

        @Override
        public void onFailure(Exchange exchange) {
            end(exchange, RecordCallback::onFailed);
        }

        /** Each record for itself, and once. */
        private void end(Exchange exchange, Consumer<RecordCallback> what) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            try {
                records.forEach(record -> end(record.callback(), exchange, what));
            } finally {
                room.release(places);
            }
        }

        private void end(RecordCallback callback, Exchange exchange, Consumer<RecordCallback> what) {
            try {
                what.accept(callback);
            } catch (RuntimeException | Error e) {
                callback.onFailed();
                handle("Cannot persist that a record is completed, so it is delivered again", exchange, e);
            }
        }
    }
}
