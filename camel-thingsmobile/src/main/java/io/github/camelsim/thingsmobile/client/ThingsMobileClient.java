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
import io.github.camelsim.spacing.CallPriority;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Calls the API for one account: waits for the call's turn, sends it, reads the answer, and repeats what may be
 * repeated. While a call waits it holds no thread.
 */
public final class ThingsMobileClient {

    private final CallContext context;
    private final Set<PendingCall> pending = ConcurrentHashMap.newKeySet();
    private final Map<String, PageFill> fills = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * @param spacing decides when calls may be sent, and whether there may be any
     * @param gaps what the service is known to want beside its document
     * @param completions makes and continues the calls
     * @param timer for what happens later
     */
    public ThingsMobileClient(
            ClientSettings settings,
            Transport transport,
            StoppableCallSpacing spacing,
            LearnedGaps gaps,
            CompletionExecutor completions,
            ScheduledExecutorService timer) {
        this.context = new CallContext(
                settings,
                transport,
                spacing,
                gaps,
                new AnswerCheck(settings),
                completions,
                timer,
                () -> stopped || spacing.isStopped());
    }

    /**
     * Makes a call when its turn has come.
     *
     * @return completes, on a thread that may be held, with the good answer; fails with a
     *     {@link ThingsMobileException}
     */
    public CompletableFuture<Reply> call(Call call, CallPriority priority) {
        var wanted = new PendingCall(context, call, priority);
        pending.add(wanted);
        wanted.result().whenComplete((reply, failure) -> pending.remove(wanted));
        if (context.stopped().getAsBoolean()) {
            wanted.rejectUnlessSent();
        } else {
            wanted.start();
        }
        return wanted.result();
    }

    /** Ends every call that has not been sent yet, and sends none from now on. Does not wait for those under way. */
    public void stop() {
        stopped = true;
        pending.forEach(PendingCall::rejectElsewhere);
    }

    /** What is known of the pages that such a call is answered with. */
    PageFill fill(Call call) {
        return fills.computeIfAbsent(call.operation() + " " + call.pageSize(), key -> new PageFill(call.pageSize()));
    }

    /** Whether nobody should begin anything new: it stops, or the context is about to. */
    public boolean isStopping() {
        return stopped || context.spacing().isStopping();
    }
}
