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

import io.github.camelsim.call.CallClient;
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
import io.github.camelsim.monitor.OperationStatus;
import io.github.camelsim.paging.PageListener;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.paging.RowCounter;
import io.github.camelsim.spacing.CallPriority;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.service.ServiceHelper;

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
public class InfobipIotEndpoint extends ManagedApiEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    /** The labels by which SIMs are counted. */
    private static final List<String> STATUSES =
            Arrays.stream(SimStatus.values()).map(Enum::name).toList();

    @UriParam
    private final InfobipIotConfiguration configuration;

    @UriParam
    private InfobipIotParameters parameters = new InfobipIotParameters();

    @UriParam
    private InfobipIotConsuming consuming = new InfobipIotConsuming();

    @UriParam(label = "producer", defaultValue = "page")
    private Fetch fetch = Fetch.page;

    @UriParam(defaultValue = "pojo")
    private OutputFormat outputFormat = OutputFormat.pojo;

    private String violation;
    private volatile CallSettings settings;
    private volatile CallClient<Call, Reply> client;
    private boolean holdsClient;

    public InfobipIotEndpoint(String uri, InfobipIotComponent component, InfobipIotConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
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
    protected void doStart() throws Exception {
        super.doStart();
        if (!isLazyStartProducer()) {
            open();
        }
    }

    /**
     * Validates the options and acquires the client, at the first call. The endpoint calls this when it starts. With
     * lazyStartProducer the producer calls it at its first message instead, so that an invalid option fails the message
     * and not the start of the route.
     */
    synchronized void open() {
        if (holdsClient) {
            return;
        }
        require(violation == null, ": " + violation);
        require(fetch != null && outputFormat != null, " has no fetch or no outputFormat");
        require(fetch == Fetch.page || operation().paged(), " has no pages: leave out fetch=" + fetch);
        var validator = new ConfigurationValidator(configuration);
        settings = validator.settings();
        // a processor within a splitter starts when its route is initialized, which is before components start
        ServiceHelper.startService(getComponent());
        client = getComponent()
                .acquireClient(configuration, settings, new InfobipIotProtocol(settings, validator.account()));
        holdsClient = true;
    }

    private void require(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException("infobip-iot:" + operation() + reason);
        }
    }

    /** Producers and open streams keep their own reference to the client. */
    @Override
    protected synchronized void doStop() throws Exception {
        if (holdsClient) {
            holdsClient = false;
            getComponent().releaseClient(client);
        }
        super.doStop();
    }

    @Override
    public InfobipIotComponent getComponent() {
        return (InfobipIotComponent) super.getComponent();
    }

    /** @param violation the reason why {@link #open()} refuses the options of the URI */
    void setViolation(String violation) {
        this.violation = violation;
    }

    Operation operation() {
        return configuration.getOperation();
    }

    /** A call of the operation. */
    Call call(Map<Parameter, Object> values) {
        return Call.of(operation(), values, configuration.getCallGap());
    }

    /** Null until the endpoint is opened. */
    CallSettings settings() {
        return settings;
    }

    CallClient<Call, Reply> client() {
        return client;
    }

    /**
     * All pages of a list, from its first.
     *
     * @param list the call of a page
     */
    Pages<Reply> pages(Call list, CallPriority priority) {
        PageListener<Reply> listener =
                operation().resultKind() == ResultKind.SIM_CARDS && operation().paged()
                        ? new RowCounter<>(STATUSES, InfobipIotEndpoint::status, client::simsRead)
                        : PageListener.none();
        return PagedCall.pages(client, list, priority, listener);
    }

    private static String status(Object sim) {
        return InfobipIotInventoryConverter.toInventoryItem((SimCard) sim)
                .status()
                .name();
    }

    @Override
    protected Optional<OperationStatus> calls() {
        return client == null ? Optional.empty() : client.status(operation().name());
    }

    @Override
    public boolean resetLearnedGap() {
        return client != null && client.forgetLearnedGap(operation().name());
    }

    @Override
    public String getServiceUrl() {
        CallSettings valid = settings == null ? new ConfigurationValidator(configuration).settings() : settings;
        return valid.baseUri().toString();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("operation", operation().name());
    }

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

    public InfobipIotConsuming getConsuming() {
        return consuming;
    }

    /** How a consumer reads, and where it persists what it has read. */
    public void setConsuming(InfobipIotConsuming consuming) {
        this.consuming = consuming;
    }

    public Fetch getFetch() {
        return fetch;
    }

    /**
     * Selects how much of a list is fetched: the asked page; all pages as one result; or an iterator over all rows
     * that fetches each page when it is needed.
     */
    public void setFetch(Fetch fetch) {
        this.fetch = fetch;
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
