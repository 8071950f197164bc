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

import io.github.camelsim.masking.SecretMasker;
import io.github.camelsim.monitor.CallObserver;
import java.time.Duration;

/**
 * A vendor's wire format: how calls are written and responses are read. The call client does the rest.
 *
 * @param <C> the calls
 * @param <R> the results
 */
public interface Protocol<C extends ApiCall, R> {

    /** The request for a call, with the credentials. */
    HttpRequest request(C call);

    /**
     * Reads the response to a call.
     *
     * @param outcomeUnknown whether an earlier attempt of the call may have taken effect
     * @throws CallException if the call has failed, or if the response does not show that it has succeeded
     */
    R read(C call, HttpReply reply, boolean outcomeUnknown);

    /** The vendor's exception for a call that has no response. */
    CallException failure(C call, CallFailure failure);

    /**
     * The gap that an operation without one gets once the service has refused a call as too early. It is also the pause
     * after such a refusal that names none.
     */
    Duration learnedGap();

    /** Tells the observer what a result shows of the account, such as its credit. */
    default void report(R result, CallObserver observer) {}

    /** What the requests are authenticated with. Endpoints with equal credentials and settings share a client. */
    Object credentials();

    /** Removes this vendor's secrets from text. */
    SecretMasker masker();
}
