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

import io.github.camelsim.monitor.CallOutcome;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call that has failed. Each vendor's exceptions extend this class. */
public abstract class CallException extends RuntimeException {

    private static final String UNKNOWN = "it may have taken effect; check before you repeat it";

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final boolean outcomeUnknown;
    private final transient CallOutcome outcome;
    private final transient Retry retry;
    private int httpResponseCode;
    private String httpResponseStatus;

    /** For a call without a response. */
    protected CallException(String operation, CallFailure failure) {
        super(text(operation, failure.message(), failure.outcomeUnknown(), failure.hint()), failure.cause());
        this.operation = operation;
        this.outcomeUnknown = failure.outcomeUnknown();
        this.outcome = failure.outcome();
        this.retry = failure.retry();
    }

    /**
     * For a response that cannot be read. If the response says that the call has failed, the subclass overrides
     * {@link #outcome()} and {@link #retry()}.
     *
     * @param operation null if no call brought the response
     * @param hint what the user can do, unless the message says so; may be empty
     * @param http null if no call brought the response
     */
    protected CallException(
            String operation, boolean outcomeUnknown, String message, String hint, Throwable cause, HttpReply http) {
        super(text(operation, message, outcomeUnknown, hint), cause);
        this.operation = operation;
        this.outcomeUnknown = outcomeUnknown;
        this.outcome = CallOutcome.PARSE;
        this.retry = Retry.never();
        if (http != null) {
            httpResponseCode = http.status();
            httpResponseStatus = http.reason();
        }
    }

    /** The message followed by the outcome and the hint, in brackets. */
    private static String text(String operation, String message, boolean outcomeUnknown, String hint) {
        String start = operation == null ? message : operation + ": " + message;
        String end = Stream.of(outcomeUnknown ? UNKNOWN : "", hint)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return end.isEmpty() ? start : start + " (" + end + ")";
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
    protected Retry retry() {
        return retry;
    }

    /** How operators are told that the call has ended. */
    protected CallOutcome outcome() {
        return outcome;
    }

    /*
     * The methods of Camel's HttpResponseAware, which those subclasses implement that are about a response.
     */

    /** The HTTP status of the response; 0 if there was none. */
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    public void setHttpResponseCode(int httpResponseCode) {
        this.httpResponseCode = httpResponseCode;
    }

    /** The reason phrase of the response; null if there was none. */
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    public void setHttpResponseStatus(String httpResponseStatus) {
        this.httpResponseStatus = httpResponseStatus;
    }
}
