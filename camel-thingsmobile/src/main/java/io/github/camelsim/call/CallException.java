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

/** A call that has failed. Each vendor's exceptions extend this class. */
public abstract class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final boolean outcomeUnknown;

    protected CallException(String operation, boolean outcomeUnknown, String message, Throwable cause) {
        super(message, cause);
        this.operation = operation;
        this.outcomeUnknown = outcomeUnknown;
    }

    /** The operation, spelled as in the API document; null if the answer was not received by a call. */
    public String operation() {
        return operation;
    }

    /** May the request have taken effect although this says failure? Always false for the reads. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /** What the failure says about sending the call again; {@link RetryPolicy} decides whether that is done. */
    protected abstract Retry retry();
}
