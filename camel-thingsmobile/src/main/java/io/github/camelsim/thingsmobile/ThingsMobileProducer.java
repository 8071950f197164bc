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

import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Effect;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Pages;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the endpoint's operation with the parameters of URI, headers and body. */
public class ThingsMobileProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(ThingsMobileProducer.class);

    private final Operation operation;
    private final MessageParameters parameters;
    private volatile ResultMapper results;

    public ThingsMobileProducer(ThingsMobileEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.operation();
        this.parameters = new MessageParameters(operation);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getEndpoint().open();
        parameters.supported(getEndpoint().getParameters().values()); // says now what it ignores
        results = new ResultMapper(
                getEndpoint().getOutputFormat(),
                new ThingsMobileJson(getEndpoint().zone()),
                getEndpoint().getComponent().unreadable());
    }

    @Override
    public ThingsMobileEndpoint getEndpoint() {
        return (ThingsMobileEndpoint) super.getEndpoint();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Void> done;
        try {
            done = fetch(call(exchange), exchange);
        } catch (Throwable e) { // Camel waits for the callback, whatever happens
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        done.whenComplete((nothing, failure) -> {
            if (failure != null) {
                exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
            }
            goOn(exchange, callback);
        });
        return false;
    }

    private Call call(Exchange exchange) {
        if (results == null) {
            throw new ThingsMobileRejectedException(operation.name(), "the producer has not been started", null);
        }
        checkAllowed();
        try {
            return Call.of(
                    operation,
                    parameters.of(getEndpoint().getParameters().values(), exchange),
                    getEndpoint().zone());
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Throwable e) { // such as a body of a foreign type throws when it is read
            throw new IllegalArgumentException(operation + ": the parameters cannot be read: " + e, e);
        }
    }

    /** What the rest of the route throws has nobody else to see it: it would be lost in the future. */
    private static void goOn(Exchange exchange, AsyncCallback callback) {
        try {
            callback.done(false);
        } catch (Throwable e) {
            LOG.error("The route of exchange {} cannot be continued", exchange.getExchangeId(), e);
        }
    }

    private void checkAllowed() {
        ThingsMobileConfiguration configuration = getEndpoint().getConfiguration();
        if (configuration.isReadOnly() && operation.effect() != Effect.READ) {
            throw new IllegalArgumentException(operation + ": refused, since readOnly=true allows only reads");
        }
        if (operation.irreversible() && !configuration.isAllowDeactivate()) {
            throw new IllegalArgumentException(
                    operation + ": refused, since it cannot be undone; set allowDeactivate=true to allow it");
        }
    }

    private CompletableFuture<Void> fetch(Call call, Exchange exchange) {
        Fetch fetch = getEndpoint().getFetch();
        if (fetch == Fetch.page) {
            return getEndpoint().client().call(call, CallPriority.FOREGROUND).thenAccept(reply -> {
                exchange.getMessage().setBody(results.of(reply));
                setResultHeaders(exchange.getMessage(), reply, List.of(reply));
            });
        }
        if (call.get(Parameter.page) != null) {
            throw new IllegalArgumentException(
                    operation + ": page is given, but fetch=" + fetch + " reads every page: leave one of them out");
        }
        var pages = new Pages(getEndpoint().client(), call, CallPriority.FOREGROUND);
        return fetch == Fetch.all ? readAll(pages, exchange) : openStream(pages, exchange);
    }

    private CompletableFuture<Void> readAll(Pages pages, Exchange exchange) {
        return pages.all().thenAccept(replies -> {
            exchange.getMessage().setBody(results.of(replies));
            setResultHeaders(exchange.getMessage(), null, replies);
        });
    }

    /** The first page is read now, so that what is wrong with the call fails the exchange. */
    private CompletableFuture<Void> openStream(Pages pages, Exchange exchange) {
        return pages.next().thenAccept(first -> {
            var elements = first.map(results::elements).orElse(Collections.emptyIterator());
            exchange.getMessage().setBody(new PageIterator(pages, elements, results::elements));
            setResultHeaders(exchange.getMessage(), null, first.stream().toList());
        });
    }

    /**
     * @param page the answer if it is one page of a list; else null
     * @param read the answers that there are by now
     */
    private void setResultHeaders(Message message, Reply page, List<Reply> read) {
        boolean paged = page != null && operation.paged();
        message.setHeader(ThingsMobileConstants.RESULT_OPERATION, operation.name());
        set(message, ThingsMobileConstants.RESULT_PAGE, paged ? page.call().page() : null);
        set(message, ThingsMobileConstants.RESULT_PAGE_SIZE, paged ? page.call().pageSize() : null);
        set(message, ThingsMobileConstants.RESULT_HAS_MORE, paged ? page.hasMore() : null);
        set(message, ThingsMobileConstants.UNREADABLE, results.unreadable(read));
    }

    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
