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

import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the endpoint's operation and hands on what it reads, page by page as it arrives. */
public class ThingsMobileConsumer extends ScheduledPollConsumer implements ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(ThingsMobileConsumer.class);
    private static final String ERROR_CODE = "thingsmobile.error.code";

    /** Not zero, which would say that there was nothing to read. */
    private static final int ENDED = -1;

    private final ReentrantLock polling = new ReentrantLock();
    private RecordReader reader;
    private BlockingCalls calls;

    /** A stop has begun, and the poll under way is to read on to its end. */
    private volatile boolean completingAllTasks;

    /** The time that a stop has is over. */
    private volatile boolean forced;

    public ThingsMobileConsumer(ThingsMobileEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public ThingsMobileEndpoint getEndpoint() {
        return (ThingsMobileEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        if (isGreedy()) {
            LOG.warn("greedy is ignored: a list that is never empty would be read without end");
            setGreedy(false);
        }
        getEndpoint().open();
        if (reader == null) {
            ConsumerOptionsValidator.check(getEndpoint());
            calls = new BlockingCalls(getEndpoint().client(), this::mayGoOn);
            reader = new ReaderFactory(this, calls).reader();
        }
        completingAllTasks = false;
        forced = false;
        reader.open();
        try {
            super.doStart();
        } catch (Exception e) {
            reader.close();
            throw e;
        }
    }

    @Override
    protected int poll() throws Exception {
        polling.lockInterruptibly(); // the poll of a run before may still be on its way out
        try {
            return completingAllTasks || getEndpoint().client().isStopping() ? ended() : reader.poll();
        } catch (PollInterruptedException e) {
            return ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended();
        } catch (ThingsMobileRejectedException e) {
            if (mayGoOn() && !getEndpoint().client().isStopping()) {
                throw e;
            }
            return ended();
        } catch (ThingsMobileServiceException e) {
            addLastErrorDetail(ERROR_CODE, e.code());
            throw e;
        } finally {
            polling.unlock();
        }
    }

    /**
     * Does not suspend the consumer once somebody has received from it: its poll goes on to the end, and what it
     * reads waits, {@code maxInFlight} at most.
     */
    @Override
    public void afterPoll() {}

    private static int ended() {
        LOG.debug("The poll was ended; what it had not handed on comes again");
        return ENDED;
    }

    /** Whether another exchange may be begun. */
    boolean mayGoOn() {
        return !forced
                && (completingAllTasks
                        || isPollAllowed()
                                && (completesAllTasks()
                                        || !getEndpoint().client().isStopping()));
    }

    /** A context that stops asks {@link #deferShutdown} some time later; the poll must not end before. */
    private boolean completesAllTasks() {
        return getRoute() != null && getRoute().getShutdownRunningTask() == ShutdownRunningTask.CompleteAllTasks;
    }

    /** {@code CompleteAllTasks}: the poll under way reads on to its end, and no other one begins. */
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
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (forced && calls != null) {
            this.forced = true;
            completingAllTasks = false;
            calls.end();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        completingAllTasks = false;
        super.doSuspend();
        calls.end();
    }

    @Override
    protected void doResume() throws Exception {
        forced = false;
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        completingAllTasks = false;
        if (calls != null) {
            calls.end();
        }
        super.doStop();
        if (reader != null) {
            reader.close();
        }
    }
}
