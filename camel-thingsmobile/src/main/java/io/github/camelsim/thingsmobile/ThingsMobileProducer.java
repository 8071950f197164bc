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
import io.github.camelsim.management.ManagedApiProducer;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.parameter.MessageParameters;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.json.ThingsMobileJson;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Calls the operation of the endpoint with the parameters of the URI, the headers and the body. */
public class ThingsMobileProducer extends ManagedApiProducer<Call, Reply> {

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
    protected Call call(Exchange exchange) {
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

    @Override
    protected boolean givesPage(Call call) {
        return call.get(Parameter.page) != null;
    }

    @Override
    protected Pages<Reply> pages(Call call) {
        return getEndpoint().pages(call, CallPriority.FOREGROUND);
    }

    @Override
    protected Object body(Reply response) {
        return results.of(response);
    }

    @Override
    protected Object body(List<Reply> pages) {
        return results.of(pages);
    }

    @Override
    protected Iterator<?> rows(Reply page) {
        return results.elements(page);
    }

    @Override
    protected void setHeaders(Message message, Reply single, List<Reply> read) {
        Reply page = operation.paged() ? single : null;
        message.getExchange()
                .setProperty(ThingsMobileEndpoint.TIME_ZONE, getEndpoint().zone());
        message.setHeader(ThingsMobileConstants.RESULT_OPERATION, operation.name());
        set(
                message,
                ThingsMobileConstants.RESULT_PAGE,
                page == null ? null : page.call().page());
        set(
                message,
                ThingsMobileConstants.RESULT_PAGE_SIZE,
                page == null ? null : page.call().pageSize());
        set(message, ThingsMobileConstants.RESULT_HAS_MORE, page == null ? null : page.hasMore());
        set(message, ThingsMobileConstants.UNREADABLE, results.unreadable(read));
    }
}
