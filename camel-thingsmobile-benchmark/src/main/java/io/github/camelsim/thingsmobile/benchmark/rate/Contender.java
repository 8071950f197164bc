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
package io.github.camelsim.thingsmobile.benchmark.rate;

import io.github.bucket4j.Bucket;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.apache.camel.model.ProcessorDefinition;

/** A way to read a list within the call limit. Each is a route from {@code direct:job} that answers with the rows read. */
enum Contender {
    COMPONENT(Part.COMPONENT) {
        @Override
        JobRoute route(Job job, ThingsMobileSandbox sandbox) {
            return new ComponentRoute(job, sandbox);
        }
    },

    THROTTLE("http + throttle") {
        @Override
        JobRoute route(Job job, ThingsMobileSandbox sandbox) {
            return new LoopRoute(job, sandbox, route -> route.throttle(1)
                    .timePeriodMillis(job.gap().toMillis())
                    .end());
        }
    },

    THROTTLE_WITH_MARGIN("http + throttle 10 % slower") {
        @Override
        JobRoute route(Job job, ThingsMobileSandbox sandbox) {
            return new LoopRoute(job, sandbox, route -> route.throttle(1)
                    .timePeriodMillis(job.gap().toMillis() * 11 / 10)
                    .end());
        }
    },

    ASYNC_DELAYED("http + throttle asyncDelayed") {
        @Override
        JobRoute route(Job job, ThingsMobileSandbox sandbox) {
            return new LoopRoute(job, sandbox, route -> route.throttle(1)
                    .timePeriodMillis(job.gap().toMillis())
                    .asyncDelayed()
                    .end());
        }
    },

    RESILIENCE4J("http + resilience4j") {
        @Override
        JobRoute route(Job job, ThingsMobileSandbox sandbox) {
            RateLimiter limiter = RateLimiter.of(
                    "job",
                    RateLimiterConfig.custom()
                            .limitForPeriod(1)
                            .limitRefreshPeriod(job.gap())
                            .timeoutDuration(Duration.ofMinutes(1))
                            .build());
            return new LoopRoute(
                    job, sandbox, route -> route.process(exchange -> RateLimiter.waitForPermission(limiter)));
        }
    },

    BUCKET4J("http + bucket4j") {
        @Override
        JobRoute route(Job job, ThingsMobileSandbox sandbox) {
            Bucket bucket = Bucket.builder()
                    .addLimit(limit -> limit.capacity(1).refillGreedy(1, job.gap()))
                    .build();
            return new LoopRoute(
                    job,
                    sandbox,
                    route -> route.process(exchange -> bucket.asBlocking().consume(1)));
        }
    };

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    abstract JobRoute route(Job job, ThingsMobileSandbox sandbox);

    String title() {
        return title;
    }

    /** What is put before each call of a loop, to keep the limit. */
    @FunctionalInterface
    interface Limit {
        ProcessorDefinition<?> before(ProcessorDefinition<?> route);
    }
}
