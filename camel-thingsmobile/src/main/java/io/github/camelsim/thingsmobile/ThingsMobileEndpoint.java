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

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.inventory.SimStatus;
import io.github.camelsim.management.ManagedApiEndpoint;
import io.github.camelsim.paging.PageListener;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.paging.RowCounter;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.PagedCall;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileProtocol;
import io.github.camelsim.thingsmobile.model.Sim;
import java.time.ZoneId;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;

/** Manage Things Mobile IoT SIM cards: read SIMs, CDRs and credit, block, recharge, text them, change their plans. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "thingsmobile",
        title = "Things Mobile",
        syntax = "thingsmobile:operation",
        category = {Category.API, Category.MOBILE, Category.IOT},
        headersClass = ThingsMobileConstants.class,
        remote = true)
public class ThingsMobileEndpoint extends ManagedApiEndpoint<Call, Reply> {

    /** The exchange property with the zone of the zone-less times of the records that an endpoint has read. */
    public static final String TIME_ZONE = "CamelThingsMobileTimeZone";

    @UriParam
    private final ThingsMobileConfiguration configuration;

    @UriParam
    private ThingsMobileParameters parameters = new ThingsMobileParameters();

    @UriParam
    private ThingsMobileConsuming consuming = new ThingsMobileConsuming();

    @UriParam(defaultValue = "pojo")
    private OutputFormat outputFormat = OutputFormat.pojo;

    private final ConfigurationValidator validator;

    private volatile ZoneId zone;

    public ThingsMobileEndpoint(String uri, ThingsMobileComponent component, ThingsMobileConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        this.validator = new ConfigurationValidator(configuration);
    }

    @Override
    public Producer createProducer() {
        return new ThingsMobileProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new ThingsMobileConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void validateOptions() {
        require(outputFormat != null, " has no outputFormat");
        zone = validator.zone();
    }

    @Override
    protected CallSettings validSettings() {
        return validator.settings();
    }

    @Override
    protected ThingsMobileProtocol protocol(CallSettings settings) {
        return new ThingsMobileProtocol(settings, validator.account());
    }

    @Override
    public ThingsMobileComponent getComponent() {
        return (ThingsMobileComponent) super.getComponent();
    }

    @Override
    protected boolean paged() {
        return operation().paged();
    }

    @Override
    protected Operation operation() {
        return configuration.getOperation();
    }

    /** The zone of the API's zone-less times; null until the endpoint is opened. */
    ZoneId zone() {
        return zone;
    }

    /**
     * All pages of a list, from its first.
     *
     * @param list the call of a page
     */
    Pages<Reply> pages(Call list, CallPriority priority) {
        PageListener<Reply> listener = isWholeFleet(list)
                ? new RowCounter<>(SimStatus.class, ThingsMobileEndpoint::status, client()::simsRead)
                : PageListener.none();
        return pages(new PagedCall(list), priority, listener);
    }

    private static boolean isWholeFleet(Call list) {
        return list.operation() == Operation.simListLite
                && ConsumerOptionsValidator.FLEET_FILTERS.stream().allMatch(filter -> list.get(filter) == null);
    }

    private static SimStatus status(Object sim) {
        return ThingsMobileInventoryConverter.toInventoryItem((Sim) sim).status();
    }

    @Override
    public ThingsMobileConfiguration getConfiguration() {
        return configuration;
    }

    public ThingsMobileParameters getParameters() {
        return parameters;
    }

    /** The API's parameters. */
    public void setParameters(ThingsMobileParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public ThingsMobileConsuming getConsuming() {
        return consuming;
    }

    /** How a consumer reads, and how it remembers. */
    public void setConsuming(ThingsMobileConsuming consuming) {
        this.consuming = consuming;
    }

    public OutputFormat getOutputFormat() {
        return outputFormat;
    }

    /**
     * Selects the form of the result: typed records, the XML as received, or JSON.
     */
    public void setOutputFormat(OutputFormat outputFormat) {
        this.outputFormat = outputFormat;
    }
}
