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
package io.github.camelsim.state;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * The {@code pollStrategy} of a consumer behind {@code master:}. If another node has written the state of the consumer,
 * both nodes take themselves for the leader. Then this one restarts its route, so that the cluster service decides anew
 * who is. Without that, Camel's ZooKeeperClusterService (4.18.0) lets a leader whose session has expired consume on
 * beside its successor.
 */
public class LeaderPollStrategy extends DefaultPollingConsumerPollStrategy {

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        if (cause instanceof StateOverwrittenException) {
            masterRoute(consumer).ifPresent(route -> restart(route, consumer));
        }
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    /** The route whose consumer is another one, to which this belongs. */
    private static Optional<Route> masterRoute(Consumer consumer) {
        return Optional.ofNullable(((DefaultConsumer) consumer).getRoute())
                .filter(route -> route.getConsumer() != consumer);
    }

    /** On another thread, since the polling thread has to end for it. */
    private static void restart(Route route, Consumer consumer) {
        CamelContext context = route.getCamelContext();
        context.getExecutorServiceManager()
                .newThread("CamelSimLeader", () -> restart(context, route.getRouteId(), consumer))
                .start();
    }

    private static void restart(CamelContext context, String route, Consumer consumer) {
        try {
            context.getRouteController().stopRoute(route);
            if (context.isRunAllowed()) {
                context.getRouteController().startRoute(route);
            }
        } catch (Exception e) {
            ((DefaultConsumer) consumer).getExceptionHandler().handleException("Cannot restart the route " + route, e);
        }
    }
}
