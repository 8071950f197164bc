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

import io.github.camelsim.monitor.AccountStatus;
import io.github.camelsim.monitor.OperationStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.HealthCheckComponent;

/** A component that shows the calls of its accounts by JMX. */
@ManagedResource(description = "Managed component of a SIM card API")
public abstract class ManagedApiComponent extends HealthCheckComponent {

    protected ManagedApiComponent() {}

    protected ManagedApiComponent(CamelContext context) {
        super(context);
    }

    /** The accounts that are called at present. */
    protected abstract List<AccountStatus> accounts();

    /** Returns whether there was one. */
    @ManagedOperation(description = "Forgets the gap of an operation that was learned from a refusal")
    public abstract boolean resetLearnedGap(String operation);

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
        return accounts().stream()
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

    private Stream<OperationStatus> operations() {
        return accounts().stream().flatMap(account -> account.operations().stream());
    }
}
