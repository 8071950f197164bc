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

import io.github.camelsim.monitor.PollProgress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers records to the route, in an exchange each or together with the others of their page, and tells the callback
 * of each what becomes of it. At most {@code maxInFlight} records are in flight at once; the polling thread waits
 * until there are fewer.
 */
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** How often a polling thread that waits checks whether the consumer stops. */
    private static final long CHECK_MILLIS = 100;

    private final RecordPollConsumer consumer;
    private final PageFormat<?> format;
    private final Map<String, Object> headers;
    private final boolean split;
    private final int maxInFlight;
    private final Semaphore permits;

    /**
     * @param headers headers of every exchange
     * @param split whether each record gets an exchange of its own
     */
    Delivery(
            RecordPollConsumer consumer,
            PageFormat<?> format,
            Map<String, Object> headers,
            boolean split,
            int maxInFlight) {
        this.consumer = consumer;
        this.format = format;
        this.headers = headers;
        this.split = split;
        this.maxInFlight = maxInFlight;
        this.permits = new Semaphore(maxInFlight);
    }

    /**
     * Delivers the records of a page.
     *
     * @param together gives the headers of the exchange if all records go into one
     * @return the number of exchanges
     * @throws PollInterruptedException if the consumer stops; the records that were not delivered count as not read
     */
    public int page(List<PolledRecord> records, Supplier<Map<String, Object>> together) throws InterruptedException {
        if (records.isEmpty()) {
            return 0;
        }
        if (!split) {
            Object body = format.body(records.stream().map(PolledRecord::row).toList());
            send(records, body, together.get(), 0, 1);
            return 1;
        }
        for (int i = 0; i < records.size(); i++) {
            PolledRecord one = records.get(i);
            send(List.of(one), format.body(one.row()), one.headers(), i, records.size());
        }
        return records.size();
    }

    /**
     * Delivers a body in one exchange. Nothing is persisted for its records.
     *
     * @param records the number of records in it
     * @return the number of exchanges
     */
    int whole(Object body, Map<String, Object> ofBody, int records) throws InterruptedException {
        send(Collections.nCopies(records, PolledRecord.of(null, Map.of())), body, ofBody, 0, 1);
        return 1;
    }

    private void send(List<PolledRecord> records, Object body, Map<String, Object> own, int index, int size)
            throws InterruptedException {
        int needed = Math.max(1, Math.min(records.size(), maxInFlight));
        while (!permits.tryAcquire(needed, CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            checkMayContinue();
        }
        var completion = new Completion(records, needed, consumer.progress().delivered(records.size()));
        Exchange exchange;
        try {
            checkMayContinue();
            exchange = exchange(body, own, index, size);
            records.forEach(one -> one.callback().onStarted());
            exchange.getExchangeExtension().addOnCompletion(completion);
        } catch (RuntimeException | Error e) {
            completion.end(null, RecordCallback::onFailed, true);
            throw e;
        }
        process(exchange, completion);
    }

    /** An Error of a processor fails its exchange alone: if it were thrown here, it would end all polling. */
    private void process(Exchange exchange, Completion completion) {
        try {
            consumer.getAsyncProcessor().process(exchange, doneSync -> {
                Throwable failure = failureOf(exchange);
                if (failure != null) {
                    report(exchange, failure);
                }
            });
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
            completion.onFailure(exchange);
            report(exchange, e);
        }
    }

    /** Camel counts an exchange without an exception as completed, even if all that its route has done is rolled back. */
    private static Throwable failureOf(Exchange exchange) {
        boolean rolledBack = exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
        return exchange.getException() == null && rolledBack
                ? new RollbackExchangeException("the route has marked it for rollback", exchange)
                : exchange.getException();
    }

    /** The route's error handler has already had this failure, so it is not bridged to the error handler again. */
    private void report(Exchange exchange, Throwable failure) {
        ExceptionHandler handler = consumer.getExceptionHandler();
        if (handler instanceof BridgeExceptionHandlerToErrorHandler || handler == consumer.defaultExceptionHandler()) {
            consumer.failures().add(exchange, failure);
        } else {
            handle(FailureLog.MESSAGE, exchange, failure);
        }
    }

    private void handle(String message, Exchange exchange, Throwable failure) {
        try {
            consumer.getExceptionHandler().handleException(message, exchange, failure);
        } catch (RuntimeException | Error e) {
            LOG.error("The exception handler failed with a {}", message, e);
        }
    }

    private void checkMayContinue() {
        if (!consumer.mayContinue()) {
            throw new PollInterruptedException();
        }
        consumer.checkState();
    }

    private Exchange exchange(Object body, Map<String, Object> own, int index, int size) {
        Exchange exchange = consumer.createExchange(true);
        exchange.getMessage().setBody(body);
        headers.forEach(exchange.getMessage()::setHeader);
        own.forEach(exchange.getMessage()::setHeader);
        exchange.setProperty(Exchange.BATCH_INDEX, index);
        exchange.setProperty(Exchange.BATCH_SIZE, size);
        exchange.setProperty(Exchange.BATCH_COMPLETE, index == size - 1);
        return exchange;
    }

    private final class Completion implements Synchronization {

        private final List<PolledRecord> records;
        private final int permitsHeld;
        private final PollProgress.Delivered delivered;
        private final AtomicBoolean ended = new AtomicBoolean();

        Completion(List<PolledRecord> records, int permitsHeld, PollProgress.Delivered delivered) {
            this.records = records;
            this.permitsHeld = permitsHeld;
            this.delivered = delivered;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (failureOf(exchange) != null) {
                onFailure(exchange);
                return;
            }
            end(exchange, RecordCallback::onCompleted, false);
        }

        @Override
        public void onFailure(Exchange exchange) {
            end(exchange, RecordCallback::onFailed, true);
        }

        /** Has an effect once. The failure of one callback does not affect the others. */
        private void end(Exchange exchange, Consumer<RecordCallback> event, boolean failed) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            try {
                records.forEach(one -> end(one.callback(), exchange, event));
            } finally {
                delivered.ended(failed);
                permits.release(permitsHeld);
            }
        }

        private void end(RecordCallback callback, Exchange exchange, Consumer<RecordCallback> event) {
            try {
                event.accept(callback);
            } catch (RuntimeException | Error e) {
                callback.onFailed();
                handle("Cannot persist that a record is completed, so it may be delivered again", exchange, e);
            }
        }
    }
}
