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

import io.github.camelsim.monitor.OperationStatus;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Component;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;

/** An endpoint that is polled every five minutes unless told otherwise, and shows the calls of its operation by JMX. */
@ManagedResource(description = "Managed endpoint of a SIM card API")
public abstract class ManagedApiEndpoint extends ScheduledPollEndpoint {

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

    protected ManagedApiEndpoint(String uri, Component component) {
        super(uri, component);
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

    /** The calls of the operation at this moment; empty if it was not called. */
    protected abstract Optional<OperationStatus> calls();

    /** Returns whether there was one. */
    @ManagedOperation(description = "Forgets the gap of the operation that was learned from a refusal")
    public abstract boolean resetLearnedGap();

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
