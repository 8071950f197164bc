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
package io.github.camelsim.policy;

import io.github.camelsim.call.StoppableCallSpacing;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.QueueCallSpacing;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The throttling EIP of this project: what it wraps in a route runs one exchange at a time, with at least a gap
 * between the end of one and the start of the next. Waiting exchanges are served in order of arrival and hold no thread;
 * all routes that use the same policy share its gap.
 *
 * <pre>{@code
 * from("direct:sms").policy("simGap").to("http://...").end()
 * }</pre>
 *
 * <p>An exchange of a transacted route waits on the thread of its transaction, as in Camel's Throttle EIP, and what is
 * wrapped runs on that thread, as part of the transaction. Such an exchange holds its thread, and whatever the
 * transaction has locked, for up to {@code maxWait}.
 *
 * <p>An exchange that gets no slot within {@code maxWait} fails with a {@link CallSpacingRejectedException}, and what is
 * wrapped is not run. So does one that waits when the context begins to stop and cannot get its slot within Camel's
 * shutdown timeout.
 *
 * <p>A policy belongs to one Camel context, as a service of it, and shows its settings and the exchanges that wait by
 * JMX. Contexts share a gap by policies with the same key and the same {@link CallSpacing}.
 */
@ManagedResource(description = "Managed call spacing policy")
public class CallSpacingPolicy extends ServiceSupport implements Policy, CamelContextAware {

    private volatile Duration gap = Duration.ofSeconds(1);
    private volatile Duration maxWait = Duration.ofMinutes(5);
    private String key = "policy";
    private CallSpacing callSpacing;
    private CamelContext camelContext;
    private CallServices services;
    private StoppableCallSpacing spacing;

    public CallSpacingPolicy() {}

    /** @param gap from the end of what is wrapped to its next start; above zero */
    public CallSpacingPolicy(Duration gap) {
        this.gap = aboveZero("gap", gap);
    }

    /** Without this an exchange would wait for ever, or for no gap at all. */
    private static Duration aboveZero(String option, Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("CallSpacingPolicy: " + option + " is "
                    + (value == null ? "missing" : value)
                    + ", not above zero; write 2s, PT2S or milliseconds (text that is not a duration is read as 0)");
        }
        return value;
    }

    @Override
    public synchronized void beforeWrap(Route route, NamedNode definition) {
        if (isStarted() && camelContext == route.getCamelContext()) {
            return;
        }
        if (isStarted()) {
            throw new IllegalStateException(
                    "The call spacing policy is used by another Camel context already: give each"
                            + " context a policy of its own, and both the same callSpacing and key to share a gap");
        }
        camelContext = route.getCamelContext();
        try {
            camelContext.addService(this, true, true);
            start(); // the context may have it from before its last stop
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return new SpacedProcessor(processor, this, services, spacing);
    }

    @Override
    protected void doStart() {
        services = CallServices.of(camelContext);
        spacing = services.spacing(callSpacing == null ? new QueueCallSpacing(services.timer()) : callSpacing);
    }

    /**
     * The exception of an exchange that gets no slot.
     *
     * @param reason a clause without a full stop
     * @param cause may be null
     */
    protected Exception rejection(String reason, Throwable cause) {
        return new CallSpacingRejectedException(
                "Call spacing '" + key + "': " + reason + ". What the policy wraps was not run; send it again later",
                cause);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public Duration getGap() {
        return gap;
    }

    /**
     * The time from the end of what is wrapped to its next start; one second by default.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public void setGap(Duration gap) {
        this.gap = aboveZero("gap", gap);
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    /**
     * The longest wait of an exchange; five minutes by default.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public void setMaxWait(Duration maxWait) {
        this.maxWait = aboveZero("maxWait", maxWait);
    }

    @ManagedAttribute(description = "What is spaced")
    public String getKey() {
        return key;
    }

    /** What is spaced, where several policies share one {@link CallSpacing}. */
    public void setKey(String key) {
        this.key = Objects.requireNonNull(key, "key");
    }

    public CallSpacing getCallSpacing() {
        return callSpacing;
    }

    /** Keeps the gaps instead of the policy itself, for example for a whole cluster. */
    public void setCallSpacing(CallSpacing callSpacing) {
        this.callSpacing = callSpacing;
    }

    @ManagedAttribute(description = "Milliseconds from the end of what is wrapped to its next start")
    public long getGapMillis() {
        return gap.toMillis();
    }

    @ManagedAttribute(description = "Milliseconds from the end of what is wrapped to its next start")
    public void setGapMillis(long gapMillis) {
        setGap(Duration.ofMillis(gapMillis));
    }

    @ManagedAttribute(description = "The longest wait of an exchange in milliseconds")
    public long getMaxWaitMillis() {
        return maxWait.toMillis();
    }

    @ManagedAttribute(description = "The longest wait of an exchange in milliseconds")
    public void setMaxWaitMillis(long maxWaitMillis) {
        setMaxWait(Duration.ofMillis(maxWaitMillis));
    }

    @ManagedAttribute(description = "How many exchanges wait for a slot")
    public int getWaitingExchanges() {
        return spacing == null ? 0 : spacing.waiting(key);
    }
}
