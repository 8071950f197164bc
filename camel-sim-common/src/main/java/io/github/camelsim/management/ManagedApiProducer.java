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
package io.github.camelsim.management;

import io.github.camelsim.call.ApiCall;
import io.github.camelsim.completion.ExchangeCompletion;
import io.github.camelsim.paging.Fetch;
import io.github.camelsim.paging.Page;
import io.github.camelsim.paging.PageIterator;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.spacing.CallPriority;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Calls the operation of an endpoint. The result is that of one call, of all pages of a list, or a stream of its rows.
 *
 * @param <C> the calls of the vendor
 * @param <R> their results
 */
public abstract class ManagedApiProducer<C extends ApiCall, R extends Page> extends DefaultAsyncProducer {

    private final ManagedApiEndpoint<C, R> endpoint;

    protected ManagedApiProducer(ManagedApiEndpoint<C, R> endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /**
     * The call with the parameters of URI, headers and body.
     *
     * @throws RuntimeException if it must not be made, with what to change
     */
    protected abstract C call(Exchange exchange);

    /** Whether a call asks for one page of a list. */
    protected abstract boolean givesPage(C call);

    /** All pages of the list that a call reads. */
    protected abstract Pages<R> pages(C call);

    /** The body for the response to one call. */
    protected abstract Object body(R response);

    /** The body for all pages of a list; there is at least one. */
    protected abstract Object body(List<R> pages);

    /** The bodies for the rows of a page. */
    protected abstract Iterator<?> rows(R page);

    /**
     * @param single the response if the result is that of one call; otherwise null
     * @param read the responses that have been read so far
     */
    protected abstract void setHeaders(Message message, R single, List<R> read);

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.open();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return new ExchangeCompletion(exchange, callback).after(() -> {
            startWhileContextStops();
            return fetch(call(exchange), exchange);
        });
    }

    /** Camel does not start a producer that an exchange in flight creates while the context stops, as {@code toD} does. */
    private void startWhileContextStops() {
        if (endpoint.getCamelContext().isStopping() && (isInit() || isStarting())) {
            start();
        }
    }

    private CompletableFuture<Void> fetch(C call, Exchange exchange) {
        Fetch fetch = endpoint.getFetch();
        if (fetch == Fetch.page) {
            return readOne(call, exchange);
        }
        if (givesPage(call)) {
            throw new IllegalArgumentException(endpoint.operation() + ": page is given, but fetch=" + fetch
                    + " reads every page: leave one of them out");
        }
        return fetch == Fetch.all ? readAll(pages(call), exchange) : openStream(pages(call), exchange);
    }

    private CompletableFuture<Void> readOne(C call, Exchange exchange) {
        return endpoint.client().call(call, CallPriority.FOREGROUND).thenAccept(response -> {
            exchange.getMessage().setBody(body(response));
            setHeaders(exchange.getMessage(), response, List.of(response));
        });
    }

    private CompletableFuture<Void> readAll(Pages<R> pages, Exchange exchange) {
        return pages.all().thenAccept(read -> {
            exchange.getMessage().setBody(body(read));
            setHeaders(exchange.getMessage(), null, read);
        });
    }

    /** Reads the first page before the exchange continues, so that a failure of the call fails the exchange. */
    private CompletableFuture<Void> openStream(Pages<R> pages, Exchange exchange) {
        return pages.next().thenAccept(first -> {
            Iterator<?> rows = first.isPresent() ? rows(first.get()) : Collections.emptyIterator();
            exchange.getMessage().setBody(new PageIterator<>(pages, rows, this::rows));
            setHeaders(exchange.getMessage(), null, first.stream().toList());
        });
    }

    /** @param value null to remove a header that came with the message */
    protected static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
