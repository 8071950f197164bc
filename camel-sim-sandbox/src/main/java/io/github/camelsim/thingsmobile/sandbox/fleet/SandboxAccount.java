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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The credit with its history (4.7) and the custom plans (4.12 to 4.14) of the account. Thread-safe. */
public final class SandboxAccount {
    private final Timeline<SandboxCreditOperation> history = new Timeline<>(SandboxCreditOperation::date);
    private final TreeMap<Long, SandboxPlan> plans = new TreeMap<>();
    private BigDecimal credit;

    SandboxAccount(BigDecimal credit) {
        this.credit = credit.setScale(2, RoundingMode.HALF_UP);
    }

    /** The credit that is left, in euros. */
    public synchronized BigDecimal credit() {
        return credit;
    }

    /** Adds a row to the history and its amount to the credit. */
    public synchronized void add(SandboxCreditOperation operation) {
        history.add(operation);
        credit = credit.add(operation.amount());
    }

    /** Adds a row to the history and leaves the credit as it is. */
    public synchronized void addHistory(SandboxCreditOperation operation) {
        history.add(operation);
    }

    /** Replaces history, credit and plans by those of another account, which must have no other user. */
    synchronized void replaceWith(SandboxAccount other) {
        history.replaceWith(other.history);
        credit = other.credit;
        plans.clear();
        plans.putAll(other.plans);
    }

    /** Books an operation unless the credit would become negative; returns whether it is booked. */
    public synchronized boolean spend(SandboxCreditOperation operation) {
        if (credit.add(operation.amount()).signum() < 0) {
            return false;
        }
        add(operation);
        return true;
    }

    /** The operations in the range, oldest first. */
    public synchronized List<SandboxCreditOperation> history(DateRange range) {
        return List.copyOf(history.rows(range));
    }

    /** The custom plans by id. */
    public synchronized List<SandboxPlan> plans() {
        return List.copyOf(plans.values());
    }

    /** The plan of that id, empty if there is none. */
    public synchronized Optional<SandboxPlan> plan(long id) {
        return Optional.ofNullable(plans.get(id));
    }

    /** Adds a plan, or replaces the one with its id. */
    public synchronized void putPlan(SandboxPlan plan) {
        plans.put(plan.id(), plan);
    }

    /** Adds a plan under the next free id and returns it with that id. */
    public synchronized SandboxPlan createPlan(SandboxPlan plan) {
        long id = plans.isEmpty() ? 1 : plans.lastKey() + 1;
        SandboxPlan created = new SandboxPlan(
                id,
                plan.name(),
                plan.autorechargeEnabled(),
                plan.autorechargeCreditThreshold(),
                plan.autorechargeAmount());
        plans.put(id, created);
        return created;
    }
}
