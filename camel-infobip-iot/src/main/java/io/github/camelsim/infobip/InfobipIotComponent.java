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
package io.github.camelsim.infobip;

import io.github.camelsim.call.CallClient;
import io.github.camelsim.call.CallSettings;
import io.github.camelsim.http.ClientPool;
import io.github.camelsim.infobip.client.Call;
import io.github.camelsim.infobip.client.InfobipIotProtocol;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.management.ManagedApiComponent;
import io.github.camelsim.monitor.AccountStatus;
import io.github.camelsim.monitor.ContextMonitor;
import io.github.camelsim.parameter.UriOptionsValidator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.service.ServiceHelper;

/** Creates endpoints for the operations of Infobip's IoT API. Endpoints of one account share a client. */
@Component("infobip-iot")
public class InfobipIotComponent extends ManagedApiComponent implements SSLContextParametersAware {

    static final String SCHEME = "infobip-iot";

    private static final UriOptionsValidator URI_OPTIONS =
            new UriOptionsValidator(List.of("page", "limit"), List.of("callGap"));

    @Metadata
    private InfobipIotConfiguration configuration = new InfobipIotConfiguration();

    private final UnreadableReport unreadable = new UnreadableReport();

    private ClientPool<Call, Reply> clients;

    public InfobipIotComponent() {}

    public InfobipIotComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        InfobipIotConfiguration own = configuration.copy();
        own.setOperation(operation(remaining));
        var endpoint = new InfobipIotEndpoint(uri, this, own);
        URI_OPTIONS.violation(parameters).ifPresent(endpoint::setViolation);
        setProperties(endpoint, parameters);
        if (own.getSslContextParameters() == null && own.isUseGlobalSslContextParameters()) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    private static Operation operation(String name) {
        List<String> names = Arrays.stream(Operation.values()).map(Enum::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "infobip-iot: there is no operation '" + name + "'; it must be one of " + names);
        }
        return Operation.valueOf(name);
    }

    /** The client that all endpoints of an account share; each must release it. */
    CallClient<Call, Reply> acquireClient(
            InfobipIotConfiguration endpointConfiguration, CallSettings settings, InfobipIotProtocol protocol) {
        return clients.acquire(endpointConfiguration, settings, protocol);
    }

    void releaseClient(CallClient<Call, Reply> client) {
        clients.release(client);
    }

    @Override
    protected void doStart() throws Exception {
        clients = new ClientPool<>(getCamelContext(), SCHEME);
        ServiceHelper.startService(clients);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(clients);
    }

    /** What operators see of the context. */
    ContextMonitor monitor() {
        return clients.monitor();
    }

    @Override
    protected List<AccountStatus> accounts() {
        return clients.accounts();
    }

    @Override
    public boolean resetLearnedGap(String operation) {
        return clients.forgetLearnedGap(operation);
    }

    /** Shared by all endpoints, so that each unreadable field is logged once. */
    UnreadableReport unreadable() {
        return unreadable;
    }

    public InfobipIotConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Holds what all endpoints have unless they say otherwise.
     */
    public void setConfiguration(InfobipIotConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return configuration.isUseGlobalSslContextParameters();
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        configuration.setUseGlobalSslContextParameters(useGlobalSslContextParameters);
    }
}
