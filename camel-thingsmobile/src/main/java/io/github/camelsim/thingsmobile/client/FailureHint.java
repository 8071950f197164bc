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

import io.github.camelsim.call.Effect;
import io.github.camelsim.call.HttpReply;

/** The end of a failure's message: whether the call took effect, and what the user can do. */
final class FailureHint {

    private static final String CHECK_ADDRESS = "check baseUri and any proxy before the service";

    private static final String CONTACT_SUPPORT = "contact the service's support if it persists";

    private FailureHint() {}

    static String onUnreadable(HttpReply http) {
        return http.tooLong() ? "raise maxResponseBytes, or ask for smaller pages" : CHECK_ADDRESS;
    }

    /**
     * For a call that the service refused.
     *
     * @param outcomeUnknown if true, the hint does not claim that the call had no effect
     */
    static String onRefusal(Operation operation, boolean outcomeUnknown, int code) {
        boolean noEffect = !outcomeUnknown && operation.effect() != Effect.READ;
        String hint = code < 100 ? onError(ErrorCode.of(code)) : onStatus(code);
        return noEffect ? "it did not take effect; " + hint : hint;
    }

    private static String onError(ErrorCode code) {
        return switch (code) {
            case NONE -> "check msisdn and iccid, or contact the service's support";
            case GENERIC_ERROR -> CONTACT_SUPPORT;
            case INPUT_ERROR -> "check the parameters";
            case USER_ERROR -> "check username and token";
            case SIM_ERROR -> "check the SIM's number and its state";
            case SHARED_CREDIT_ACCOUNT_ERROR -> "top up the account's credit";
            case TOO_MANY_REQUESTS -> "raise maxWait, or call less often";
            case PAGINATION_NOT_VALID -> "ask for an earlier page, or use fetch=all";
            case CDRS_ERROR -> "ask for fewer SIMs or days";
            case CREDIT_HISTORY_ERROR -> "ask for fewer days";
            case OTHER -> "look the code up in the API's documentation";
        };
    }

    private static String onStatus(int status) {
        return switch (status) {
            case 401, 403 -> "check token, basicAuthUsername and basicAuthPassword";
            case 429 -> "raise maxWait, or call less often";
            default -> status < 500 ? CHECK_ADDRESS : CONTACT_SUPPORT;
        };
    }
}
