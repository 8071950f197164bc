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
package io.github.camelsim.infobip.client;

import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.Retry;
import io.github.camelsim.monitor.CallOutcome;
import java.time.Duration;
import org.apache.camel.spi.HttpResponseAware;

/** The service answered that the call has failed: by an HTTP status other than 200, or an error body. */
public final class InfobipIotServiceException extends InfobipIotException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private static final int UNAUTHORIZED = 401;

    private final String messageId;
    private final transient Duration retryAfter;

    /** Of a response that was read from elsewhere. */
    public InfobipIotServiceException(ErrorBody error, String message) {
        super(null, false, message, "", null, null);
        this.messageId = error.messageId();
        this.retryAfter = null;
    }

    /** @param messageId null if the response has none */
    InfobipIotServiceException(
            Call call, boolean outcomeUnknown, String messageId, String message, String hint, HttpReply http) {
        super(
                call.operation().name(),
                outcomeUnknown,
                "the service answered " + http.status() + ": " + message,
                hint,
                null,
                http);
        this.messageId = messageId;
        this.retryAfter = http.retryAfter();
    }

    @Override
    public String messageId() {
        return messageId;
    }

    @Override
    protected CallOutcome outcome() {
        return CallOutcome.serviceError(code(), code() == UNAUTHORIZED);
    }

    @Override
    protected Retry retry() {
        return Retry.onStatus(code(), retryAfter);
    }
}
