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
package io.github.camelsim.thingsmobile.benchmark;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/** Lets a consumer poll when it is told to, on the thread that does so. */
final class Polls extends ServiceSupport implements ScheduledPollConsumerScheduler, PollingConsumerPollStrategy {

    /** What makes it the one of a consumer, if it is bound by this name: for the end of an URI with options. */
    static final String OPTIONS = "&scheduler=#polls&pollStrategy=#polls";

    private CamelContext context;
    private Runnable task;
    private Exception failure;

    static Polls of(CamelContext context) {
        var polls = new Polls();
        context.getRegistry().bind("polls", polls);
        return polls;
    }

    /** Runs one poll to its end; it must go well. */
    void run() throws Exception {
        task.run();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {}

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failure = cause;
        return false;
    }

    @Override
    public void onInit(Consumer consumer) {}

    @Override
    public void scheduleTask(Runnable poll) {
        task = poll;
    }

    @Override
    public void unscheduleTask() {}

    @Override
    public void startScheduler() {}

    @Override
    public boolean isSchedulerStarted() {
        return isStarted();
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }
}
