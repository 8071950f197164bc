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

import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;

/** Creates timers for any number of waiting calls. */
final class SchedulerFactory {

    private SchedulerFactory() {}

    /** One thread, and a queue without a limit; that of Camel's default profile ends at 1,000 tasks. */
    static ScheduledExecutorService unlimited(CamelContext context, Object source, String name) {
        var profile = new ThreadPoolProfileBuilder(name)
                .poolSize(1)
                .maxPoolSize(1)
                .maxQueueSize(-1)
                .build();
        ScheduledExecutorService timer =
                context.getExecutorServiceManager().newScheduledThreadPool(source, name, profile);
        if (timer instanceof SizedScheduledExecutorService sized) {
            // so that a stopping context does not wait for gaps
            sized.getScheduledThreadPoolExecutor().setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        }
        return timer;
    }
}
