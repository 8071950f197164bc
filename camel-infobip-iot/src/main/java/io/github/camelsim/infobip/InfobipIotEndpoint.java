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

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.infobip.client.Call;
import io.github.camelsim.infobip.client.InfobipIotProtocol;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.PagedCall;
import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.inventory.SimStatus;
import io.github.camelsim.management.ManagedApiEndpoint;
import io.github.camelsim.paging.PageListener;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.paging.RowCounter;
import io.github.camelsim.spacing.CallPriority;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;

/**
 * Manage Infobip IoT SIM cards: list and read them, name, activate and suspend them, read their usage, send SMS and run
 * diagnostics.
 *
 * The consumers are of the lists: listSims and listMonthlyUsage.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "infobip-iot",
        title = "Infobip IoT",
        syntax = "infobip-iot:operation",
        category = {Category.API, Category.MOBILE, Category.IOT},
        headersClass = InfobipIotConstants.class,
        remote = true)
public class InfobipIotEndpoint extends ManagedApiEndpoint<Call, Reply> {

    @UriParam
    private final InfobipIotConfiguration configuration;

    @UriParam
    private InfobipIotParameters parameters = new InfobipIotParameters();

    @UriParam
    private InfobipIotConsuming consuming = new InfobipIotConsuming();

    @UriParam(defaultValue = "pojo")
    private OutputFormat outputFormat = OutputFormat.pojo;

    private final ConfigurationValidator validator;

    public InfobipIotEndpoint(String uri, InfobipIotComponent component, InfobipIotConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        this.validator = new ConfigurationValidator(configuration);
    }

    @Override
    public Producer createProducer() {
        return new InfobipIotProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new InfobipIotConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void validateOptions() {
        require(outputFormat != null, " has no outputFormat");
    }

    @Override
    protected CallSettings validSettings() {
        return validator.settings();
    }

    @Override
    protected InfobipIotProtocol protocol(CallSettings settings) {
        return new InfobipIotProtocol(settings, validator.account());
    }

    @Override
    public InfobipIotComponent getComponent() {
        return (InfobipIotComponent) super.getComponent();
    }

    @Override
    protected boolean paged() {
        return operation().paged();
    }

    @Override
    protected Operation operation() {
        return configuration.getOperation();
    }

    /** A call of the operation. */
    Call call(Map<Parameter, Object> values) {
        return Call.of(operation(), values);
    }

    /**
     * All pages of a list, from its first.
     *
     * @param list the call of a page
     */
    Pages<Reply> pages(Call list, CallPriority priority) {
        PageListener<Reply> listener =
                operation().resultKind() == ResultKind.SIM_CARDS && operation().paged()
                        ? new RowCounter<>(SimStatus.class, InfobipIotEndpoint::status, client()::simsRead)
                        : PageListener.none();
        return pages(new PagedCall(list), priority, listener);
    }

    private static SimStatus status(Object sim) {
        return InfobipIotInventoryConverter.toInventoryItem((SimCard) sim).status();
    }

    @Override
    public InfobipIotConfiguration getConfiguration() {
        return configuration;
    }

    public InfobipIotParameters getParameters() {
        return parameters;
    }

    /** The API's parameters. */
    public void setParameters(InfobipIotParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public InfobipIotConsuming getConsuming() {
        return consuming;
    }

    /** How a consumer reads, and where it persists what it has read. */
    public void setConsuming(InfobipIotConsuming consuming) {
        this.consuming = consuming;
    }

    public OutputFormat getOutputFormat() {
        return outputFormat;
    }

    /**
     * Selects the form of the result: typed records, or JSON.
     */
    public void setOutputFormat(OutputFormat outputFormat) {
        this.outputFormat = outputFormat;
    }
}
