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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import io.github.camelsim.thingsmobile.client.Operation;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.DefaultInterceptSendToEndpoint;

/**
 * The one place that decides whether money may be spent: in production only if {@code allow-paid} is set. What it does
 * not allow never reaches the service, whichever route asks for it.
 */
public final class PaidOperations implements EndpointStrategy {

    private static final Set<Operation> PAID = Set.of(Operation.sendSms, Operation.rechargeSim);

    private final boolean allowPaid;
    private final String ownerMsisdn;
    private final ThingsMobileConfiguration account;

    PaidOperations(boolean allowPaid, String ownerMsisdn, ThingsMobileConfiguration account) {
        this.allowPaid = allowPaid;
        this.ownerMsisdn = ownerMsisdn;
        this.account = account;
    }

    /**
     * Whether there is an owner's SIM to text, and texting it is allowed.
     *
     * @param owners how many SIMs of the fleet have the owner's number
     */
    public boolean ownerMayBeTexted(long owners) {
        return obstacle(owners).isEmpty();
    }

    /** Why the owner cannot be texted; empty if nothing is in the way. */
    public String obstacle(long owners) {
        if (!allowed(account)) {
            return "allow-paid=false";
        }
        if (ownerMsisdn.isEmpty()) {
            return "no fleet.owner-msisdn";
        }
        return owners == 0 ? "fleet.owner-msisdn " + ownerMsisdn + " is none of the account's SIMs" : "";
    }

    private boolean allowed(ThingsMobileConfiguration configuration) {
        return allowPaid || configuration.getEnvironment() != Environment.production;
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof ThingsMobileEndpoint called
                && PAID.contains(called.getConfiguration().getOperation())
                && !allowed(called.getConfiguration())) {
            return refusing(called);
        }
        return endpoint;
    }

    private static Endpoint refusing(ThingsMobileEndpoint endpoint) {
        var refusing = new DefaultInterceptSendToEndpoint(endpoint, true);
        refusing.setBefore(exchange -> {
            throw new IllegalArgumentException(endpoint.getConfiguration().getOperation()
                    + " costs money: refused in production unless allow-paid=true");
        });
        return refusing;
    }
}
