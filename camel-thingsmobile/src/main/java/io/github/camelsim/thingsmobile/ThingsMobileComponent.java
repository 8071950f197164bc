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

import io.github.camelsim.management.ManagedApiComponent;
import io.github.camelsim.parameter.UriOptionsValidator;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Reply;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Manages Things Mobile IoT SIM cards. */
@Component("thingsmobile")
public class ThingsMobileComponent extends ManagedApiComponent<Call, Reply> {

    static final String SCHEME = "thingsmobile";

    private static final UriOptionsValidator URI_OPTIONS =
            new UriOptionsValidator(List.of("page", "pageSize"), List.of("lookback"));

    @Metadata
    private ThingsMobileConfiguration configuration = new ThingsMobileConfiguration();

    private final UnreadableReport unreadable = new UnreadableReport();

    private InstantSource clock = InstantSource.system();

    public ThingsMobileComponent() {
        this(null);
    }

    public ThingsMobileComponent(CamelContext context) {
        super(SCHEME, URI_OPTIONS, context);
    }

    @Override
    protected ThingsMobileEndpoint createEndpoint(String uri, String operation) {
        ThingsMobileConfiguration own = configuration.copy();
        own.setOperation(operation(Operation.class, operation));
        return new ThingsMobileEndpoint(uri, this, own);
    }

    /** Shared by all endpoints, so that each unreadable field is logged once. */
    UnreadableReport unreadable() {
        return unreadable;
    }

    /** The clock of consumers. */
    InstantSource clock() {
        return clock;
    }

    /** Replaces the system clock of the consumers that start from now on. No option: for tests. */
    public void setClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ThingsMobileConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Holds what all endpoints have unless they say otherwise.
     */
    public void setConfiguration(ThingsMobileConfiguration configuration) {
        this.configuration = configuration;
    }
}
