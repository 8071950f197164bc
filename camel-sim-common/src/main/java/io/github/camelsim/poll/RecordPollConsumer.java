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
package io.github.camelsim.poll;

import io.github.camelsim.monitor.ConsumerStatus;
import io.github.camelsim.monitor.ContextMonitor;
import io.github.camelsim.monitor.MonitoredConsumer;
import io.github.camelsim.monitor.PollProgress;
import io.github.camelsim.monitor.ReadPosition;
import io.github.camelsim.state.StateOverwrittenException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that delivers records while a poll reads them. It decides when a poll may continue: a stop ends the poll
 * after the present exchange, or at its end with {@code shutdownRunningTask=CompleteAllTasks}; a forced stop ends it at
 * once.
 */
@ManagedResource(description = "Managed consumer of SIM records")
public abstract class RecordPollConsumer extends ScheduledPollConsumer implements ShutdownAware, MonitoredConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(RecordPollConsumer.class);

    /** The result of a poll that was interrupted. Zero would mean that there was nothing to read. */
    private static final int INTERRUPTED = -1;

    /** Held by the polling thread; after a restart the poll of the run before may still be about to end. */
    private final ReentrantLock polling = new ReentrantLock();

    private final PollProgress progress = new PollProgress(System::nanoTime);
    private final FailureLog failures = new FailureLog();
    private final ExceptionHandler defaultExceptionHandler = getExceptionHandler();
    private final BlockingCalls calls = new BlockingCalls(this::mayContinue);
    private RecordReader reader;

    /** Null until the consumer has started. */
    private ContextMonitor shownBy;

    /** A stop has begun, and the present poll continues to its end. */
    private volatile boolean completingAllTasks;

    /** The time that a stop may take is over. */
    private volatile boolean forced;

    protected RecordPollConsumer(Endpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /**
     * Creates the reader. Called once, at the first start.
     *
     * @param blocking waits for calls on the polling thread
     */
    protected abstract RecordReader createReader(BlockingCalls blocking);

    /** Whether the client is stopping or about to, so that no further call should be made. */
    protected abstract boolean isClientStopping();

    /** Whether the failure of a call says that the call was not sent, as those are that wait when the client stops. */
    protected abstract boolean isRejected(RuntimeException failure);

    /** What operators see of the context. */
    protected abstract ContextMonitor monitor();

    /** The scheme of the component. */
    protected abstract String component();

    /** What is polled. */
    protected abstract String operation();

    /** Adds details of a failed poll for the health check. */
    protected void describe(RuntimeException failure) {}

    @Override
    protected void doStart() throws Exception {
        if (isGreedy()) {
            LOG.warn("greedy is ignored: a list that is never empty would be read without end");
            setGreedy(false);
        }
        if (reader == null) {
            reader = createReader(calls);
        }
        completingAllTasks = false;
        forced = false;
        if (shownBy != null) { // suspended: Camel starts it, and does not resume it, when a stop is aborted
            super.doStart();
            return;
        }
        reader.open();
        progress.started(reader.position().map(ReadPosition::age).orElse(Duration.ZERO));
        try {
            super.doStart();
        } catch (Exception e) {
            reader.close();
            throw e;
        }
        shownBy = monitor();
        shownBy.add(this);
    }

    @Override
    protected int poll() throws Exception {
        polling.lockInterruptibly();
        boolean good = false;
        if (completingAllTasks && hasAbortedStop()) {
            completingAllTasks = false;
        }
        progress.pollBegins();
        try {
            int exchanges = completingAllTasks || isClientStopping() ? interrupted() : reader.poll();
            good = exchanges != INTERRUPTED;
            return exchanges;
        } catch (PollInterruptedException e) {
            return interrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted();
        } catch (RuntimeException e) {
            if (isRejected(e) && (!mayContinue() || isClientStopping())) {
                return interrupted();
            }
            describe(e);
            throw e;
        } finally {
            progress.pollEnded(good);
            failures.pollEnded();
            polling.unlock();
        }
    }

    /** Camel calls nothing when it aborts a stop that it had deferred. */
    private boolean hasAbortedStop() {
        return getEndpoint().getCamelContext().getShutdownStrategy().isTimeoutOccurred();
    }

    /** @throws StateOverwrittenException if another consumer has written the state, so that the poll ends */
    void checkState() {
        reader.checkState();
    }

    /** Counts what is delivered. */
    PollProgress progress() {
        return progress;
    }

    /** What is in place of the option exceptionHandler if that is not given. */
    ExceptionHandler defaultExceptionHandler() {
        return defaultExceptionHandler;
    }

    /** Logs what fails. */
    FailureLog failures() {
        return failures;
    }

    @Override
    public ConsumerStatus status() {
        return new ConsumerStatus(
                component(),
                operation(),
                getRouteId() == null ? "" : getRouteId(),
                getPosition(),
                progress.lag(),
                progress.inFlight(),
                getLastPollError());
    }

    @ManagedAttribute(description = "Up to when every record is completed, in the API's time")
    public String getPosition() {
        Optional<ReadPosition> position = reader == null ? Optional.empty() : reader.position();
        return position.map(ReadPosition::text).orElse(null);
    }

    @ManagedAttribute(description = "Seconds since the start of the last poll whose records are all completed")
    public long getLagSeconds() {
        return progress.lag().toSeconds();
    }

    @ManagedAttribute(description = "How many records are delivered and not completed")
    public int getRecordsInFlight() {
        return progress.inFlight();
    }

    @ManagedAttribute(description = "Why the last poll has failed")
    public String getLastPollError() {
        Throwable failure = getLastError();
        return failure == null ? null : failure.getMessage();
    }

    /** Does not wait for it. A poll that runs at present is not disturbed: the other one follows it. */
    @ManagedOperation(description = "Polls now, without waiting for the next scheduled poll")
    public void pollNow() {
        Executor scheduler = getScheduledExecutorService();
        if (scheduler == null) {
            scheduler = task -> getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newThread("CamelSimPoll", task)
                    .start();
        }
        scheduler.execute(this);
    }

    /**
     * Does nothing, where Camel would suspend a consumer that a user polls: the present poll continues, and at most
     * {@code maxInFlight} records wait until the user receives them.
     */
    @Override
    public void afterPoll() {}

    private static int interrupted() {
        LOG.debug("The poll was interrupted. What it has not delivered is read again");
        return INTERRUPTED;
    }

    /** Whether another exchange may be created, and whether the polling thread may wait for a call. */
    boolean mayContinue() {
        if (forced) {
            return false;
        }
        return completingAllTasks || isPollAllowed() && (completesAllTasks() || !isClientStopping());
    }

    /** When the context stops, the client is stopping some time before Camel calls {@link #deferShutdown}. */
    private boolean completesAllTasks() {
        return getRoute() != null && getRoute().getShutdownRunningTask() == ShutdownRunningTask.CompleteAllTasks;
    }

    /** With {@code CompleteAllTasks} the present poll continues to its end, and no other poll begins. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        completingAllTasks = shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks && polling.isLocked();
        return completingAllTasks;
    }

    @Override
    public int getPendingExchangesSize() {
        return completingAllTasks && polling.isLocked() ? 1 : 0;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forcedNow) {
        if (forcedNow) {
            forced = true;
            completingAllTasks = false;
            calls.cancel();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        completingAllTasks = false;
        super.doSuspend();
        calls.cancel();
    }

    @Override
    protected void doResume() throws Exception {
        forced = false;
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        completingAllTasks = false;
        calls.cancel();
        if (shownBy != null) {
            shownBy.remove(this);
            shownBy = null;
        }
        super.doStop();
        if (reader != null) {
            reader.close();
        }
    }
}
