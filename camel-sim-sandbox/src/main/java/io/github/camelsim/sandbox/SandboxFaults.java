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
package io.github.camelsim.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scripted faults, per operation or, as {@link #EVERY_OPERATION}, for all. For a call, {@link #nth} takes precedence over
 * {@link #next}, and that over {@link #always}. A call that is refused by its path, method or credentials (404, 405, 401)
 * has no fault and does not count. Thread-safe.
 */
public final class SandboxFaults {
    /** In place of an operation's name: the fault is scripted for every operation. */
    public static final String EVERY_OPERATION = "*";

    private static final int MOST = 20_000;

    private final Map<String, Script> scripts = new TreeMap<>();
    private final List<Runnable> held = new ArrayList<>();

    /** @param operations the operations that calls can name */
    public SandboxFaults(Collection<String> operations) {
        operations.forEach(operation -> scripts.put(operation, new Script()));
    }

    /**
     * The next calls of the operation have these faults, one each, after those that were scripted earlier.
     *
     * @throws IllegalArgumentException if there is no such operation
     * @throws IllegalStateException if more than 20,000 faults wait
     */
    public synchronized SandboxFaults next(String operation, Fault... faults) {
        Collection<Script> scripts = scripts(operation);
        checkRoom((long) scripts.size() * faults.length);
        scripts.forEach(script -> script.next.addAll(Arrays.asList(faults)));
        return this;
    }

    /**
     * The {@code n}-th call of the operation from now has the fault; 1 is the next.
     *
     * @throws IllegalArgumentException if there is no such operation, or {@code n} is below 1
     */
    public synchronized SandboxFaults nth(String operation, int n, Fault fault) {
        if (n < 1) {
            throw new IllegalArgumentException("calls count from 1, not from " + n);
        }
        Collection<Script> scripts = scripts(operation);
        checkRoom(scripts.size());
        scripts.forEach(script -> script.nth.put(script.calls + n, fault));
        return this;
    }

    /**
     * Every call of the operation has the fault, until {@link #clear()}.
     *
     * @throws IllegalArgumentException if there is no such operation
     */
    public synchronized SandboxFaults always(String operation, Fault fault) {
        scripts(operation).forEach(script -> script.always = Optional.of(fault));
        return this;
    }

    /** Removes all faults and completes the responses that stall. */
    public void clear() {
        List<Runnable> released;
        synchronized (this) {
            scripts.replaceAll((operation, script) -> new Script());
            released = List.copyOf(held);
            held.clear();
        }
        released.forEach(Runnable::run);
    }

    /** The number of waiting faults and the fault of every call, by operation; without operations that have none. */
    public synchronized Map<String, Scripted> scripted() {
        Map<String, Scripted> shown = new TreeMap<>();
        scripts.forEach((operation, script) -> {
            if (script.waiting() > 0 || script.always.isPresent()) {
                shown.put(operation, new Scripted(script.waiting(), script.always.map(Fault::name)));
            }
        });
        return shown;
    }

    /**
     * The faults that are scripted for an operation.
     *
     * @param waiting how many are scripted for the next calls; in faults
     * @param always the fault of every call, empty if there is none; never null
     */
    public record Scripted(int waiting, Optional<String> always) {}

    /** Counts a call and returns its fault. */
    public synchronized Optional<Fault> take(String operation) {
        return scripts.get(operation).take();
    }

    /** Runs {@code rest}, which completes a response, at the next {@link #clear()}. */
    public synchronized void hold(Runnable rest) {
        held.add(rest);
    }

    private void checkRoom(long more) {
        long waiting = scripts.values().stream().mapToLong(Script::waiting).sum();
        if (waiting + more > MOST) {
            throw new IllegalStateException("at most " + MOST + " faults may wait for calls; clear them first");
        }
    }

    private Collection<Script> scripts(String operation) {
        if (operation.equals(EVERY_OPERATION)) {
            return scripts.values();
        }
        if (!scripts.containsKey(operation)) {
            throw new IllegalArgumentException("no operation " + operation);
        }
        return List.of(scripts.get(operation));
    }

    private static final class Script {
        private final Map<Long, Fault> nth = new HashMap<>();
        private final Deque<Fault> next = new ArrayDeque<>();
        private Optional<Fault> always = Optional.empty();
        private long calls;

        int waiting() {
            return next.size() + nth.size();
        }

        Optional<Fault> take() {
            calls++;
            return Optional.ofNullable(nth.remove(calls))
                    .or(() -> Optional.ofNullable(next.poll()))
                    .or(() -> always);
        }
    }
}
