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

import io.github.camelsim.monitor.ContextMonitor;
import io.github.camelsim.poll.ConsumerConfiguration;
import io.github.camelsim.poll.RecordPollConsumer;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckAware;

/** Polls the operation of an endpoint, with the client that the endpoint shares. */
public abstract class ManagedApiConsumer extends RecordPollConsumer {

    private final ManagedApiEndpoint<?, ?> endpoint;

    protected ManagedApiConsumer(ManagedApiEndpoint<?, ?> endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.open();
        validateOptions();
        if (getRoute() == null) {
            routeOfDelegatingConsumer().ifPresent(route -> {
                setRoute(route);
                setRouteId(route.getRouteId());
            });
        }
        super.doStart();
        delegatingConsumer().ifPresent(other -> other.setHealthCheck(getHealthCheck()));
    }

    @Override
    protected void doStop() throws Exception {
        delegatingConsumer().ifPresent(other -> other.setHealthCheck(null));
        super.doStop();
    }

    /** Camel tells consumers their route, but not one behind another consumer, such as that of {@code master:}. */
    private Optional<Route> routeOfDelegatingConsumer() {
        return endpoint.getCamelContext().getRoutes().stream()
                .filter(route ->
                        route.getConsumer() != null && route.getConsumer().getProcessor() == getProcessor())
                .findFirst();
    }

    /** The consumer of the route, if that is not this one. Camel asks it for the health of the route's consumer. */
    private Optional<HealthCheckAware> delegatingConsumer() {
        Consumer ofRoute = getRoute() == null ? this : getRoute().getConsumer();
        return ofRoute != this && ofRoute instanceof HealthCheckAware other ? Optional.of(other) : Optional.empty();
    }

    /** Refuses options that no consumer can use. The vendor's reader refuses those that it cannot use. */
    private void validateOptions() {
        ConsumerConfiguration consuming = endpoint.getConsuming();
        endpoint.require(consuming.getMaxInFlight() > 0, " maxInFlight is not above 0");
        endpoint.require(
                consuming.getStateName() == null || !consuming.getStateName().isBlank(),
                " stateName is blank: give the state a name, or leave it out");
        endpoint.require(
                endpoint.getDelay() > 0, " delay is not above 0 ms (text that is not a duration is read as 0)");
    }

    @Override
    protected ContextMonitor monitor() {
        return endpoint.component().monitor();
    }

    @Override
    protected String component() {
        return endpoint.component().scheme();
    }

    @Override
    protected String operation() {
        return endpoint.operation().name();
    }

    @Override
    protected boolean isClientStopping() {
        return endpoint.client().isStopping();
    }
}
