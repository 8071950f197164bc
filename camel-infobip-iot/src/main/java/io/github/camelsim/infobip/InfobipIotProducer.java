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
package io.github.camelsim.infobip;

import io.github.camelsim.call.Effect;
import io.github.camelsim.completion.ExchangeCompletion;
import io.github.camelsim.infobip.client.Call;
import io.github.camelsim.infobip.client.InfobipIotRejectedException;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.paging.PageIterator;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.parameter.MessageParameters;
import io.github.camelsim.spacing.CallPriority;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/** Calls the endpoint's operation with the parameters of URI, headers and body. */
public class InfobipIotProducer extends DefaultAsyncProducer {

    private final Operation operation;
    private final MessageParameters<Parameter> parameters;
    private volatile ResultMapper results;

    public InfobipIotProducer(InfobipIotEndpoint endpoint) {
        super(endpoint);
        this.operation = endpoint.operation();
        this.parameters =
                new MessageParameters<>(InfobipIotParameters.MAPPING, operation.name(), operation.parameters());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getEndpoint().open();
        parameters.supported(getEndpoint().getParameters().values()); // logs the parameters that are ignored
        results = new ResultMapper(
                getEndpoint().getOutputFormat(), getEndpoint().getComponent().unreadable());
    }

    @Override
    public InfobipIotEndpoint getEndpoint() {
        return (InfobipIotEndpoint) super.getEndpoint();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return new ExchangeCompletion(exchange, callback).after(() -> fetch(call(exchange), exchange.getMessage()));
    }

    private Call call(Exchange exchange) {
        if (results == null) {
            throw new InfobipIotRejectedException(operation.name(), "the producer has not been started", null);
        }
        if (getEndpoint().getConfiguration().isReadOnly() && operation.effect() != Effect.READ) {
            throw new IllegalArgumentException(operation + ": refused, since readOnly=true allows only reads");
        }
        return parameters.callOf(getEndpoint().getParameters().values(), exchange, getEndpoint()::call);
    }

    private CompletableFuture<Void> fetch(Call call, Message message) {
        Fetch fetch = getEndpoint().getFetch();
        if (fetch == Fetch.page) {
            return getEndpoint().client().call(call, CallPriority.FOREGROUND).thenAccept(reply -> {
                message.setBody(results.result(List.of(reply)));
                setHeaders(message, List.of(reply), call.api().paged() ? reply : null);
            });
        }
        if (call.get(Parameter.page) != null) {
            throw new IllegalArgumentException(
                    operation + ": page is given, but fetch=" + fetch + " reads every page: leave one of them out");
        }
        Pages<Reply> pages = getEndpoint().pages(call, CallPriority.FOREGROUND);
        if (fetch == Fetch.all) {
            return pages.all().thenAccept(replies -> {
                message.setBody(results.result(replies));
                setHeaders(message, replies, null);
            });
        }
        return openStream(pages, message);
    }

    /** Reads the first page before the exchange continues, so that a failure of the call fails the exchange. */
    private CompletableFuture<Void> openStream(Pages<Reply> pages, Message message) {
        return pages.next().thenAccept(first -> {
            Iterator<?> rows = first.isPresent() ? results.elements(first.get()) : Collections.emptyIterator();
            message.setBody(new PageIterator<>(pages, rows, results::elements));
            setHeaders(message, first.stream().toList(), null);
        });
    }

    /**
     * @param replies those that the result was made of so far
     * @param page the reply if the result is one page of a list; otherwise null
     */
    private void setHeaders(Message message, List<Reply> replies, Reply page) {
        message.setHeader(InfobipIotConstants.RESULT_OPERATION, operation.name());
        set(
                message,
                InfobipIotConstants.RESULT_PAGE,
                page == null ? null : page.call().page());
        set(
                message,
                InfobipIotConstants.RESULT_LIMIT,
                page == null ? null : page.call().limit());
        set(message, InfobipIotConstants.RESULT_HAS_MORE, page == null ? null : page.hasMore());
        set(message, InfobipIotConstants.UNREADABLE, results.unreadable(replies));
    }

    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
