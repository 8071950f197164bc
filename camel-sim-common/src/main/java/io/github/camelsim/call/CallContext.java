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
package io.github.camelsim.call;

import io.github.camelsim.completion.CompletionExecutor;
import io.github.camelsim.monitor.CallObserver;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/**
 * What all calls of a client share.
 *
 * @param stopped whether nothing may be sent any more
 */
record CallContext<C extends ApiCall, R>(
        CallSettings settings,
        Protocol<C, R> protocol,
        Transport transport,
        StoppableCallSpacing spacing,
        LearnedGaps gaps,
        CompletionExecutor completions,
        ScheduledExecutorService timer,
        CallObserver observer,
        BooleanSupplier stopped) {

    /**
     * The gap after a call, scaled: the documented one, or the one that was learned.
     *
     * @param key account and operation
     */
    Duration gap(ApiOperation operation, String key) {
        return isLearned(operation, key) ? learnedGap() : settings.scaled(settings.gap(operation));
    }

    /** Whether the gap is one that was learned: none is documented, and the service has shown to require one. */
    boolean isLearned(ApiOperation operation, String key) {
        return settings.gap(operation).isZero() && gaps.contains(key);
    }

    /** The gap of an operation whose gap was learned, scaled. */
    Duration learnedGap() {
        return settings.scaled(protocol.learnedGap());
    }

    /** A failure of the call spacing, without secrets. */
    String shown(Throwable failure) {
        return protocol.masker().shown(failure.toString());
    }

    boolean isStopped() {
        return stopped.getAsBoolean();
    }
}
