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
import io.github.camelsim.monitor.AccountStatus;
import io.github.camelsim.monitor.CallObserver;
import io.github.camelsim.monitor.MonitoredAccount;
import io.github.camelsim.monitor.OperationStatus;
import io.github.camelsim.paging.PageFill;
import io.github.camelsim.spacing.CallPriority;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls of one account: each waits for its slot, is sent, its response is read, and it is retried where that
 * is allowed. A waiting call holds no thread.
 *
 * @param <C> the calls
 * @param <R> their results
 */
public final class CallClient<C extends ApiCall, R> implements MonitoredAccount {

    private static final Logger LOG = LoggerFactory.getLogger(CallClient.class);

    private final CallContext<C, R> context;
    private final Set<PendingCall<C, R>> pending = ConcurrentHashMap.newKeySet();
    private final Map<String, PageFill> pageFills = new ConcurrentHashMap<>();
    private final Map<String, OperationCalls> operations = new ConcurrentHashMap<>();
    private final String component;
    private volatile String loginRefused;
    private volatile String lastError;
    private volatile boolean stopped;

    /**
     * @param component the scheme of the component
     * @param spacing decides when calls are sent, and whether there may be any
     * @param gaps the gaps that services require in addition to their documents
     * @param completions makes and continues the calls
     * @param timer for delayed tasks
     * @param observer must not throw
     */
    public CallClient(
            String component,
            CallSettings settings,
            Protocol<C, R> protocol,
            Transport transport,
            StoppableCallSpacing spacing,
            LearnedGaps gaps,
            CompletionExecutor completions,
            ScheduledExecutorService timer,
            CallObserver observer) {
        this.component = component;
        this.context = new CallContext<>(
                settings,
                protocol,
                transport,
                spacing,
                gaps,
                completions,
                timer,
                observer,
                () -> stopped || spacing.isStopped());
        spacing.longestCallTime()
                .filter(time -> settings.responseTimeout().compareTo(time) > 0)
                .ifPresent(this::warnOfLongCalls);
    }

    private void warnOfLongCalls(Duration longest) {
        LOG.warn(
                "{}: responseTimeout is {} ms, but callSpacing keeps gaps only after calls of up to {} ms: during a"
                        + " longer one another node may call too early. Set a shorter responseTimeout, or let callSpacing"
                        + " allow for longer calls (longestCall of ClusterCallSpacing should be 1.2 times"
                        + " responseTimeout)",
                component,
                context.settings().responseTimeout().toMillis(),
                longest.toMillis());
    }

    /**
     * Makes a call as soon as there is a slot for it.
     *
     * @return completes with the result, on a thread that may be blocked; fails with the vendor's {@link CallException}
     */
    public CompletableFuture<R> call(C call, CallPriority priority) {
        var wanted = new PendingCall<>(context, call, priority, calls(call.operation()), this::note);
        pending.add(wanted);
        wanted.result().whenComplete((result, failure) -> pending.remove(wanted));
        if (context.isStopped()) {
            wanted.rejectUnlessSent();
        } else {
            wanted.start();
        }
        return wanted.result();
    }

    private OperationCalls calls(ApiOperation operation) {
        return operations.computeIfAbsent(operation.name(), name -> new OperationCalls(context, operation));
    }

    /** @param failure null if a call has succeeded */
    private void note(Throwable failure) {
        if (failure == null) {
            loginRefused = null;
            lastError = null;
        } else if (failure instanceof CallException refusal) {
            lastError = refusal.getMessage();
            if (refusal.outcome().loginRefused()) {
                loginRefused = refusal.getMessage();
            }
        }
    }

    /** Tells the observer of the account how many SIMs it has. */
    public void simsRead(Map<String, Integer> byStatus) {
        context.observer().simsRead(byStatus);
    }

    @Override
    public AccountStatus status() {
        List<OperationStatus> called = operations.values().stream()
                .map(OperationCalls::status)
                .sorted(Comparator.comparing(OperationStatus::operation))
                .toList();
        return new AccountStatus(
                component,
                context.settings().baseUri().toString(),
                AccountStatus.masked(context.settings().account()),
                loginRefused,
                lastError,
                called);
    }

    /** The calls of one operation at this moment; empty if it was not called. */
    public Optional<OperationStatus> status(String operation) {
        return Optional.ofNullable(operations.get(operation)).map(OperationCalls::status);
    }

    @Override
    public boolean is(String otherComponent, String account) {
        return component.equals(otherComponent)
                && context.settings().accountKey().equals(account);
    }

    @Override
    public int waiting() {
        return operations.values().stream().mapToInt(OperationCalls::waiting).sum();
    }

    /**
     * Forgets the gap that the service has shown to require for an operation, for example because it was a mistake.
     *
     * @return whether there was one
     */
    public boolean forgetLearnedGap(String operation) {
        OperationCalls calls = operations.get(operation);
        return calls != null && calls.forgetLearnedGap();
    }

    /** Ends all calls that have not been sent; none is sent from now on. Does not wait for calls in flight. */
    public void stop() {
        stopped = true;
        pending.forEach(PendingCall::rejectElsewhere);
    }

    /** What earlier lists of an operation have shown about pages of this size. */
    public PageFill pageFill(String operation, int pageSize) {
        return pageFills.computeIfAbsent(operation + " " + pageSize, key -> new PageFill(pageSize));
    }

    /** Whether new work should not begin: the client is stopped, or the context is about to stop. */
    public boolean isStopping() {
        return stopped || context.spacing().isStopping();
    }
}
