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

import io.github.camelsim.call.CompletionExecutor;
import io.github.camelsim.call.LearnedGaps;
import io.github.camelsim.call.StoppableCallSpacing;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/**
 * What all calls of a client have in common.
 *
 * @param stopped whether nothing may be sent any more
 */
record CallContext(
        ClientSettings settings,
        Transport transport,
        StoppableCallSpacing spacing,
        LearnedGaps gaps,
        AnswerCheck check,
        CompletionExecutor completions,
        ScheduledExecutorService timer,
        BooleanSupplier stopped) {

    /** The gap that the service wants after a call, as it is kept here: the document's, or one that was learned. */
    Duration gap(Operation operation, String key) {
        boolean learned = operation.gap().isZero() && gaps.contains(key);
        return settings.scaled(learned ? Operation.LEARNED_GAP : operation.gap());
    }
}
