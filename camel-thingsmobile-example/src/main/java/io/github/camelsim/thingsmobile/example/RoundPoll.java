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

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * Makes the poll of a consumer a step of a round.
 *
 * @param allowed whether the poll is to take place
 * @param completed told that it did, and that everything it handed on was processed
 * @param failed told why it did not
 */
record RoundPoll(BooleanSupplier allowed, Runnable completed, Consumer<Exception> failed)
        implements PollingConsumerPollStrategy {

    @Override
    public boolean begin(org.apache.camel.Consumer consumer, Endpoint endpoint) {
        return allowed.getAsBoolean();
    }

    @Override
    public void commit(org.apache.camel.Consumer consumer, Endpoint endpoint, int polledMessages) {
        completed.run();
    }

    @Override
    public boolean rollback(
            org.apache.camel.Consumer consumer, Endpoint endpoint, int retryCounter, Exception failure) {
        failed.accept(failure);
        return false;
    }
}
