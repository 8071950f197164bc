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
package io.github.camelsim.monitor;

import java.util.Map;

/**
 * Is told what becomes of the calls of one account, and what they show of it. Called by the threads of calls, so that its
 * methods must be short. They do not throw.
 */
public interface CallObserver {

    /** Observes nothing. */
    CallObserver NONE = new CallObserver() {

        @Override
        public void slotGranted(String operation, long waitNanos) {}

        @Override
        public void refusedAsTooEarly(String operation) {}

        @Override
        public void ended(String operation, CallOutcome outcome, long nanos) {}
    };

    /**
     * A call may be sent. Called for every attempt of a call.
     *
     * @param waitNanos how long it has waited for its slot
     */
    void slotGranted(String operation, long waitNanos);

    /** The service has refused an attempt as too early, and has not executed it. */
    void refusedAsTooEarly(String operation);

    /**
     * A call has ended.
     *
     * @param nanos from the request for its first slot until its result was known, with all waits and retries
     */
    void ended(String operation, CallOutcome outcome, long nanos);

    /**
     * The credit of the account was read.
     *
     * @param currency as the service writes it
     */
    default void creditRead(String currency, double amount) {}

    /** The whole list of SIMs was read. @param byStatus how many there are, by status */
    default void simsRead(Map<String, Integer> byStatus) {}
}
