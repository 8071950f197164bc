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
import io.github.camelsim.infobip.client.Call;
import io.github.camelsim.infobip.client.InfobipIotRejectedException;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.management.ManagedApiProducer;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.parameter.MessageParameters;
import io.github.camelsim.spacing.CallPriority;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Calls the endpoint's operation with the parameters of URI, headers and body. */
public class InfobipIotProducer extends ManagedApiProducer<Call, Reply> {

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
        parameters.supported(getEndpoint().getParameters().values()); // logs the parameters that are ignored
        results = new ResultMapper(
                getEndpoint().getOutputFormat(), getEndpoint().getComponent().unreadable());
    }

    @Override
    public InfobipIotEndpoint getEndpoint() {
        return (InfobipIotEndpoint) super.getEndpoint();
    }

    @Override
    protected Call call(Exchange exchange) {
        if (results == null) {
            throw new InfobipIotRejectedException(operation.name(), "the producer has not been started", null);
        }
        if (getEndpoint().getConfiguration().isReadOnly() && operation.effect() != Effect.READ) {
            throw new IllegalArgumentException(operation + ": refused, since readOnly=true allows only reads");
        }
        return parameters.callOf(getEndpoint().getParameters().values(), exchange, getEndpoint()::call);
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
        return results.result(List.of(response));
    }

    @Override
    protected Object body(List<Reply> pages) {
        return results.result(pages);
    }

    @Override
    protected Iterator<?> rows(Reply page) {
        return results.elements(page);
    }

    @Override
    protected void setHeaders(Message message, Reply single, List<Reply> read) {
        Reply page = operation.paged() ? single : null;
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
        set(message, InfobipIotConstants.UNREADABLE, results.unreadable(read));
    }
}
