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
import io.github.camelsim.call.CallClient;
import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.Protocol;
import io.github.camelsim.http.HttpApiConfiguration;
import io.github.camelsim.monitor.OperationStatus;
import io.github.camelsim.paging.Fetch;
import io.github.camelsim.paging.Page;
import io.github.camelsim.paging.PageListener;
import io.github.camelsim.paging.PagedList;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.ConsumerConfiguration;
import io.github.camelsim.spacing.CallPriority;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * An operation of an API. A consumer polls it every five minutes unless told otherwise. It shows the calls of the
 * operation by JMX.
 *
 * @param <C> the calls of the vendor
 * @param <R> their results
 */
@ManagedResource(description = "Managed endpoint of a SIM card API")
public abstract class ManagedApiEndpoint<C extends ApiCall, R extends Page> extends ScheduledPollEndpoint
        implements AsyncEndpoint, EndpointServiceLocation {

    private static final long DEFAULT_DELAY = 300_000;

    private static final long DEFAULT_INITIAL_DELAY = 1_000;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + DEFAULT_DELAY,
            javaType = "java.time.Duration",
            description = "Sets the time between two polls.")
    private long delay;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + DEFAULT_INITIAL_DELAY,
            javaType = "java.time.Duration",
            description = "Sets the time before the first poll.")
    private long initialDelay;

    @UriParam(
            label = "producer",
            defaultValue = "page",
            description = "Selects how much of a paged read is fetched: the asked page; all pages as one result; or an"
                    + " iterator over all rows that fetches each page when it is needed.")
    private Fetch fetch = Fetch.page;

    private final ManagedApiComponent<C, R> component;
    private String violation;
    private volatile CallSettings settings;
    private volatile CallClient<C, R> client;
    private boolean holdsClient;

    protected ManagedApiEndpoint(String uri, ManagedApiComponent<C, R> component) {
        super(uri, component);
        this.component = component;
        setDelay(DEFAULT_DELAY);
        setInitialDelay(DEFAULT_INITIAL_DELAY);
    }

    /** @param delay the time between two polls, in milliseconds */
    @Override
    public final void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }

    @Override
    public final long getDelay() {
        return delay;
    }

    /** @param initialDelay the time before the first poll, in milliseconds */
    @Override
    public final void setInitialDelay(long initialDelay) {
        this.initialDelay = initialDelay;
        super.setInitialDelay(initialDelay);
    }

    @Override
    public final long getInitialDelay() {
        return initialDelay;
    }

    public final Fetch getFetch() {
        return fetch;
    }

    /** @param fetch how much of a paged result is read; the requested page by default */
    public final void setFetch(Fetch fetch) {
        this.fetch = fetch;
    }

    public abstract HttpApiConfiguration getConfiguration();

    public abstract ConsumerConfiguration getConsuming();

    /** What is called. */
    protected abstract Enum<?> operation();

    /** Whether the result of the operation is a list that is read page by page. */
    protected abstract boolean paged();

    /** Uses {@link #require} for the options that the endpoint has beside its configuration. */
    protected abstract void validateOptions();

    /**
     * The settings of the client.
     *
     * @throws IllegalArgumentException that names the option to change, if the configuration is not valid
     */
    protected abstract CallSettings validSettings();

    /** The protocol with the credentials of the configuration, which is valid. */
    protected abstract Protocol<C, R> protocol(CallSettings settings);

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
    public final synchronized void open() {
        if (holdsClient) {
            return;
        }
        require(violation == null, ": " + violation);
        require(fetch != null, " has no fetch");
        require(fetch == Fetch.page || paged(), " has no pages: leave out fetch=" + fetch);
        validateOptions();
        settings = validSettings();
        // a processor within a splitter starts when its route is initialized, which is before components start
        ServiceHelper.startService(component);
        client = component.acquireClient(getConfiguration(), settings, protocol(settings));
        holdsClient = true;
    }

    /** @throws IllegalArgumentException with the operation and the reason, if the options are not valid */
    protected final void require(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException(component.scheme() + ":" + operation() + reason);
        }
    }

    /**
     * All pages of a list, from its first.
     *
     * @param listener is told of the pages
     */
    protected final Pages<R> pages(PagedList<C, R> list, CallPriority priority, PageListener<R> listener) {
        CallClient<C, R> calls = client;
        return new Pages<>(
                list,
                page -> calls.call(list.page(page.number(), page.size()), priority),
                pageSize -> calls.pageFill(list.name(), pageSize),
                listener);
    }

    /** @param reason why {@link #open()} refuses the options of the URI */
    void refuse(String reason) {
        violation = reason;
    }

    /** Producers and open streams keep their own reference to the client. */
    @Override
    protected synchronized void doStop() throws Exception {
        if (holdsClient) {
            holdsClient = false;
            component.releaseClient(client);
        }
        super.doStop();
    }

    ManagedApiComponent<C, R> component() {
        return component;
    }

    /** Null until the endpoint is opened. */
    public final CallSettings settings() {
        return settings;
    }

    /** Null until the endpoint is opened. */
    public final CallClient<C, R> client() {
        return client;
    }

    @Override
    public String getServiceUrl() {
        CallSettings valid = settings == null ? validSettings() : settings;
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

    /** The calls of the operation at this moment; empty if it was not called. */
    private Optional<OperationStatus> calls() {
        return client == null ? Optional.empty() : client.status(operation().name());
    }

    /** Returns whether there was one. */
    @ManagedOperation(description = "Forgets the gap of the operation that was learned from a refusal")
    public boolean resetLearnedGap() {
        return client != null && client.forgetLearnedGap(operation().name());
    }

    @ManagedAttribute(description = "Milliseconds between a response and the next call of the operation")
    public long getCallGapMillis() {
        return calls().map(OperationStatus::gap).orElse(Duration.ZERO).toMillis();
    }

    @ManagedAttribute(description = "Whether the gap was learned from a refusal")
    public boolean isCallGapLearned() {
        return calls().map(OperationStatus::gapLearned).orElse(false);
    }

    @ManagedAttribute(description = "How many calls of the operation wait for a slot")
    public int getWaitingCalls() {
        return calls().map(OperationStatus::waiting).orElse(0);
    }

    @ManagedAttribute(description = "Milliseconds until the next call of the operation may be sent")
    public long getNextSlotInMillis() {
        return calls().map(OperationStatus::nextSlotIn).orElse(Duration.ZERO).toMillis();
    }
}
