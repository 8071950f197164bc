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
package io.github.camelsim.thingsmobile.benchmark.scale;

import org.apache.camel.CamelContext;
import org.apache.camel.support.ScheduledPollConsumer;

/** Lets the consumer of a context's only route poll when it is told to, on the caller's thread. */
final class Polls {

    /** For the end of a URI with options: the consumer does not poll by itself. */
    static final String OPTIONS = "&startScheduler=false";

    private final ScheduledPollConsumer consumer;

    private Polls(ScheduledPollConsumer consumer) {
        this.consumer = consumer;
    }

    /** The context has started. */
    static Polls of(CamelContext context) {
        return new Polls((ScheduledPollConsumer) context.getRoutes().get(0).getConsumer());
    }

    /** Runs one poll to its end; it must succeed. */
    void run() {
        consumer.run();
        if (consumer.getErrorCounter() > 0) {
            throw new IllegalStateException("The poll failed; the log says why");
        }
    }
}
