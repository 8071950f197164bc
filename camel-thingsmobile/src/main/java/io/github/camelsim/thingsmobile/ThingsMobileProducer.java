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

import io.github.camelsim.call.Effect;
import io.github.camelsim.completion.ExchangeCompletion;
import io.github.camelsim.paging.PageIterator;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.parameter.MessageParameters;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.json.ThingsMobileJson;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/** Calls the operation of the endpoint with the parameters of the URI, the headers and the body. */
public class ThingsMobileProducer extends DefaultAsyncProducer {

    private final Operation operation;
    private final MessageParameters<Parameter> parameters;
    private volatile ResultMapper results;

    public ThingsMobileProducer(ThingsMobileEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.operation();
        this.parameters =
                new MessageParameters<>(ThingsMobileParameters.MAPPING, operation.name(), operation.parameters());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getEndpoint().open();
        parameters.supported(getEndpoint().getParameters().values()); // warns of ignored parameters at the start
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
        return new ExchangeCompletion(exchange, callback).after(() -> fetch(call(exchange), exchange));
    }

    private Call call(Exchange exchange) {
        if (results == null) {
            throw new ThingsMobileRejectedException(operation.name(), "the producer has not been started", null);
        }
        checkAllowed();
        ThingsMobileEndpoint endpoint = getEndpoint();
        return parameters.callOf(
                endpoint.getParameters().values(), exchange, values -> Call.of(operation, values, endpoint.zone()));
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
        Pages<Reply> pages = getEndpoint().pages(call, CallPriority.FOREGROUND);
        return fetch == Fetch.all ? readAll(pages, exchange) : openStream(pages, exchange);
    }

    private CompletableFuture<Void> readAll(Pages<Reply> pages, Exchange exchange) {
        return pages.all().thenAccept(replies -> {
            exchange.getMessage().setBody(results.of(replies));
            setResultHeaders(exchange.getMessage(), null, replies);
        });
    }

    /** Reads the first page before the exchange continues, so that a failure of the call fails the exchange. */
    private CompletableFuture<Void> openStream(Pages<Reply> pages, Exchange exchange) {
        return pages.next().thenAccept(first -> {
            var elements = first.map(results::elements).orElse(Collections.emptyIterator());
            exchange.getMessage().setBody(new PageIterator<>(pages, elements, results::elements));
            setResultHeaders(exchange.getMessage(), null, first.stream().toList());
        });
    }

    /**
     * @param page the response if the result is one page of a list; otherwise null
     * @param read the responses that have been read so far
     */
    private void setResultHeaders(Message message, Reply page, List<Reply> read) {
        boolean paged = page != null && operation.paged();
        message.getExchange()
                .setProperty(ThingsMobileEndpoint.TIME_ZONE, getEndpoint().zone());
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
