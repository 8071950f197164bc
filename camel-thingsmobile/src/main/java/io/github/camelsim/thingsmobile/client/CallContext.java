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
package io.github.camelsim.thingsmobile.client;

import io.github.camelsim.spacing.CallSpacing;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/**
 * What all calls of a client have in common.
 *
 * @param pool makes calls, and continues those that went well
 * @param drain continues those that are ended without a slot, of which there may be many at once
 */
record CallContext(
        ClientSettings settings,
        Transport transport,
        CallSpacing spacing,
        CallGaps gaps,
        AnswerCheck check,
        Executor pool,
        Executor drain,
        ScheduledExecutorService timer,
        BooleanSupplier stopping) {

    /** The gap that the service wants after a call, as it is kept here. */
    Duration gap(Operation operation, String key) {
        return settings.scaled(gaps.of(operation, key));
    }
}
