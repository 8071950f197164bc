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

import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.paging.Fetch;
import io.github.camelsim.parameter.MessageParameters;
import java.util.Arrays;
import java.util.List;

/** Says what to change where options of a consumer do not go together, before anything is read. */
final class ConsumerOptionsValidator {

    private static final List<Operation> CONSUMABLE =
            Arrays.stream(Operation.values()).filter(Operation::consumable).toList();

    private final InfobipIotEndpoint endpoint;
    private final Operation operation;

    ConsumerOptionsValidator(InfobipIotEndpoint endpoint) {
        this.endpoint = endpoint;
        this.operation = endpoint.operation();
    }

    /** @throws IllegalArgumentException that names the option to change */
    void validate() {
        InfobipIotConsuming consuming = endpoint.getConsuming();
        require(operation.consumable(), "cannot be consumed from; " + CONSUMABLE + " can");
        require(
                !consuming.isChangesOnly() || consuming.isSplitResult(),
                "cannot put changes of a page into one exchange: leave out splitResult=false or changesOnly");
        require(
                endpoint.getFetch() == Fetch.page && endpoint.getParameters().getPage() == null,
                "a consumer reads every page: leave out fetch and page");
        endpoint.call(endpoint.getParameters().values());
        new MessageParameters<>(InfobipIotParameters.MAPPING, operation.name(), operation.parameters())
                .supported(endpoint.getParameters().values());
    }

    private void require(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException("infobip-iot:" + operation + " " + reason);
        }
    }
}
