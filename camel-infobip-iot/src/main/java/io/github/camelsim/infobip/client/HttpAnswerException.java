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
import org.apache.camel.spi.HttpResponseAware;

/** A failure of which the HTTP status is known, unless the response was read from elsewhere. */
abstract sealed class HttpAnswerException extends InfobipIotException implements HttpResponseAware
        permits InfobipIotParseException, InfobipIotServiceException {

    private static final long serialVersionUID = 1L;

    private int httpResponseCode;
    private String httpResponseStatus;

    /** @param http null if the response was read from elsewhere */
    HttpAnswerException(
            String operation, boolean outcomeUnknown, String message, String hint, Throwable cause, HttpReply http) {
        super(operation, outcomeUnknown, message, hint, cause);
        if (http != null) {
            httpResponseCode = http.status();
            httpResponseStatus = http.reason();
        }
    }

    @Override
    public int code() {
        return httpResponseCode;
    }

    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int httpResponseCode) {
        this.httpResponseCode = httpResponseCode;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String httpResponseStatus) {
        this.httpResponseStatus = httpResponseStatus;
    }
}
