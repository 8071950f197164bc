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

import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.Retry;
import io.github.camelsim.monitor.CallOutcome;
import java.time.Duration;
import org.apache.camel.spi.HttpResponseAware;

/** The service answered that the call has failed: by a KO answer (API document 4), or an HTTP status other than 200. */
public final class ThingsMobileServiceException extends ThingsMobileException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private static final int HTTP_UNAUTHORIZED = 401;

    private final int code;
    private final int apiCode;
    private final transient Duration retryAfter;

    /** For an answer that was not received by a call. */
    public ThingsMobileServiceException(int code, String message) {
        super(null, false, text(code, message), "", null, null);
        this.code = code;
        this.apiCode = code;
        this.retryAfter = null;
    }

    ThingsMobileServiceException(
            Operation operation, boolean outcomeUnknown, int code, String message, HttpReply http) {
        super(
                operation.name(),
                outcomeUnknown,
                text(code, message),
                FailureHint.onRefusal(operation, outcomeUnknown, code),
                null,
                http);
        this.code = code;
        this.apiCode = code;
        this.retryAfter = http.retryAfter();
    }

    /** For an HTTP error whose body is a {@code <result>} with an error code of the API. */
    ThingsMobileServiceException(
            Operation operation, boolean outcomeUnknown, int status, int apiCode, String message, HttpReply http) {
        super(
                operation.name(),
                outcomeUnknown,
                text(status, "code " + apiCode + ": " + message),
                FailureHint.onRefusal(operation, outcomeUnknown, apiCode),
                null,
                http);
        this.code = status;
        this.apiCode = apiCode;
        this.retryAfter = http.retryAfter();
    }

    private static String text(int code, String message) {
        return "the service answered " + code + ": " + message;
    }

    /** The API's code, 10 to 90; the HTTP status where that is not 200; 0 where the answer has none. */
    public int code() {
        return code;
    }

    /** The API's code in words, also where it came with an HTTP status other than 200. */
    public ErrorCode errorCode() {
        return ErrorCode.of(apiCode);
    }

    @Override
    protected CallOutcome outcome() {
        return CallOutcome.serviceError(code, errorCode() == ErrorCode.USER_ERROR || code == HTTP_UNAUTHORIZED);
    }

    @Override
    protected Retry retry() {
        return errorCode() == ErrorCode.TOO_MANY_REQUESTS
                ? new Retry(Retry.Kind.NOT_EXECUTED_LEARN_GAP, retryAfter)
                : Retry.onStatus(code, retryAfter);
    }
}
