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

import io.github.camelsim.call.CallException;
import io.github.camelsim.call.CallFailure;
import io.github.camelsim.call.HttpReply;

/** A call that has failed. Neither its message nor its causes show a token or a password. */
public abstract sealed class ThingsMobileException extends CallException
        permits ThingsMobileRejectedException,
                ThingsMobileNetworkException,
                ThingsMobileParseException,
                ThingsMobileServiceException {

    private static final long serialVersionUID = 1L;

    ThingsMobileException(String operation, CallFailure failure) {
        super(operation, failure);
    }

    /**
     * @param hint what the user can do, unless the message says so; may be empty
     * @param http null if no call brought the response
     */
    ThingsMobileException(
            String operation, boolean outcomeUnknown, String message, String hint, Throwable cause, HttpReply http) {
        super(operation, outcomeUnknown, message, hint, cause, http);
    }
}
