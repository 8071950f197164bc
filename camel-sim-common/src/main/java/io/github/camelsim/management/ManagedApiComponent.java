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

import io.github.camelsim.call.ApiCall;
import io.github.camelsim.call.CallClient;
import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.Protocol;
import io.github.camelsim.http.ClientPool;
import io.github.camelsim.http.HttpApiConfiguration;
import io.github.camelsim.monitor.AccountStatus;
import io.github.camelsim.monitor.ContextMonitor;
import io.github.camelsim.monitor.OperationStatus;
import io.github.camelsim.paging.Page;
import io.github.camelsim.parameter.UriOptionsValidator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;

/**
 * A component whose endpoints are operations of an API. Endpoints of one account share a client. It shows the calls of
 * its accounts by JMX.
 *
 * @param <C> the calls of the vendor
 * @param <R> their results
 */
@ManagedResource(description = "Managed component of a SIM card API")
public abstract class ManagedApiComponent<C extends ApiCall, R extends Page> extends HealthCheckComponent
        implements SSLContextParametersAware {

    private final String scheme;
    private final UriOptionsValidator uriOptions;
    private ClientPool<C, R> clients;
    private Runnable healthCheckEnd = () -> {};

    /** @param context null if Camel sets it later */
    protected ManagedApiComponent(String scheme, UriOptionsValidator uriOptions, CamelContext context) {
        super(context);
        this.scheme = scheme;
        this.uriOptions = uriOptions;
    }

    /** What all endpoints have unless they say otherwise. */
    public abstract HttpApiConfiguration getConfiguration();

    /**
     * Creates an endpoint with a copy of the configuration, without the options of its URI.
     *
     * @param operation the name in the URI
     */
    protected abstract ManagedApiEndpoint<C, R> createEndpoint(String uri, String operation);

    @Override
    protected final Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        ManagedApiEndpoint<C, R> endpoint = createEndpoint(uri, remaining);
        uriOptions.violation(parameters).ifPresent(endpoint::refuse);
        setProperties(endpoint, parameters);
        HttpApiConfiguration own = endpoint.getConfiguration();
        if (own.getSslContextParameters() == null && own.isUseGlobalSslContextParameters()) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException that lists the operations, if there is none
     */
    protected final <E extends Enum<E>> E operation(Class<E> operations, String name) {
        List<String> names =
                Arrays.stream(operations.getEnumConstants()).map(Enum::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    scheme + ": there is no operation '" + name + "'; it must be one of " + names);
        }
        return Enum.valueOf(operations, name);
    }

    @Override
    protected void doStart() throws Exception {
        clients = new ClientPool<>(getCamelContext(), scheme);
        ServiceHelper.startService(clients);
        healthCheckEnd = LoginHealthCheck.register(getCamelContext(), scheme, clients::accounts);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        healthCheckEnd.run();
        ServiceHelper.stopService(clients);
    }

    String scheme() {
        return scheme;
    }

    /** The client that all endpoints of an account share; each must release it. */
    CallClient<C, R> acquireClient(HttpApiConfiguration configuration, CallSettings settings, Protocol<C, R> protocol) {
        return clients.acquire(configuration, settings, protocol);
    }

    void releaseClient(CallClient<C, R> client) {
        clients.release(client);
    }

    /** What operators see of the context. */
    ContextMonitor monitor() {
        return clients.monitor();
    }

    /** Returns whether there was one. */
    @ManagedOperation(description = "Forgets the gap of an operation that was learned from a refusal")
    public boolean resetLearnedGap(String operation) {
        return clients.forgetLearnedGap(operation);
    }

    @ManagedAttribute(description = "How many calls wait for a slot")
    public int getWaitingCalls() {
        return operations().mapToInt(OperationStatus::waiting).sum();
    }

    @ManagedAttribute(description = "How many requests are being sent, or wait for their response")
    public int getCallsInFlight() {
        return operations().mapToInt(OperationStatus::inFlight).sum();
    }

    @ManagedAttribute(description = "How many calls the service has refused as too early")
    public long getRefusedCalls() {
        return operations().mapToLong(OperationStatus::refused).sum();
    }

    @ManagedAttribute(description = "Why the service has refused the credentials, if the last call was refused so")
    public String getLoginRefused() {
        return clients.accounts().stream()
                .map(AccountStatus::loginRefused)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @ManagedAttribute(description = "The operations whose gap was learned from a refusal")
    public String getLearnedGaps() {
        return operations()
                .filter(OperationStatus::gapLearned)
                .map(OperationStatus::operation)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return getConfiguration().isUseGlobalSslContextParameters();
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        getConfiguration().setUseGlobalSslContextParameters(useGlobalSslContextParameters);
    }

    private Stream<OperationStatus> operations() {
        return clients.accounts().stream().flatMap(account -> account.operations().stream());
    }
}
