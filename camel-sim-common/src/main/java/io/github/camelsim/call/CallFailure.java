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

/**
 * Why a call has no response. The vendor's protocol makes its own exception of it.
 *
 * @param kind what has happened; never null
 * @param outcomeUnknown whether the call may have taken effect
 * @param message the reason, without secrets; never null
 * @param cause its cause, without secrets; null if there is none
 */
public record CallFailure(Kind kind, boolean outcomeUnknown, String message, Throwable cause) {

    /** What has happened to the call. */
    public enum Kind {

        /** The call was not sent, because it got no slot. */
        REJECTED,

        /** The request did not reach the service. */
        NOT_SENT,

        /** The request may have reached the service. */
        NO_ANSWER
    }

    /** What the user can do. */
    public String hint() {
        if (outcomeUnknown) {
            return "";
        }
        return kind == Kind.NO_ANSWER
                ? "it only reads and may be repeated"
                : "it was not carried out and may be repeated";
    }

    /** How operators are told that the call has ended. */
    CallOutcome outcome() {
        return kind == Kind.REJECTED ? CallOutcome.REJECTED : CallOutcome.NETWORK;
    }

    /** What the failure says about sending the call again. */
    public Retry retry() {
        return switch (kind) {
            case REJECTED -> Retry.never();
            case NOT_SENT -> Retry.notSent();
            case NO_ANSWER -> Retry.ifRepeatable(null);
        };
    }
}
