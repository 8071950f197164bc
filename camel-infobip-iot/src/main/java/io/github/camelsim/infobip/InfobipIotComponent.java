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

import io.github.camelsim.infobip.client.Call;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.management.ManagedApiComponent;
import io.github.camelsim.parameter.UriOptionsValidator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Creates endpoints for the operations of Infobip's IoT API. Endpoints of one account share a client. */
@Component("infobip-iot")
public class InfobipIotComponent extends ManagedApiComponent<Call, Reply> {

    static final String SCHEME = "infobip-iot";

    private static final UriOptionsValidator URI_OPTIONS =
            new UriOptionsValidator(List.of("page", "limit"), List.of("callGap"));

    @Metadata
    private InfobipIotConfiguration configuration = new InfobipIotConfiguration();

    private final UnreadableReport unreadable = new UnreadableReport();

    public InfobipIotComponent() {
        this(null);
    }

    public InfobipIotComponent(CamelContext context) {
        super(SCHEME, URI_OPTIONS, context);
    }

    @Override
    protected InfobipIotEndpoint createEndpoint(String uri, String operation) {
        InfobipIotConfiguration own = configuration.copy();
        own.setOperation(operation(Operation.class, operation));
        return new InfobipIotEndpoint(uri, this, own);
    }

    /** Shared by all endpoints, so that each unreadable field is logged once. */
    UnreadableReport unreadable() {
        return unreadable;
    }

    @Override
    public InfobipIotConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Holds what all endpoints have unless they say otherwise.
     */
    public void setConfiguration(InfobipIotConfiguration configuration) {
        this.configuration = configuration;
    }
}
