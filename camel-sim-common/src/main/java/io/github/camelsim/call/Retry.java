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

import java.time.Duration;

/**
 * What a failure says about sending the call again.
 *
 * @param kind when it makes sense; never null
 * @param after the pause that the service asks for (Retry-After); null if it asks for none
 */
public record Retry(Kind kind, Duration after) {

    private static final int HTTP_TOO_MANY_REQUESTS = 429;
    private static final int HTTP_SERVER_ERROR = 500;

    /** When it makes sense to send a call again. */
    public enum Kind {

        /** Another attempt would fail as well. */
        NEVER,

        /** Another attempt may succeed. The call may have been executed, so that {@link Effect#ONCE} forbids it. */
        IF_REPEATABLE,

        /** Another attempt may succeed. The request did not reach the service. */
        NOT_SENT,

        /** The service has refused the call as too early, and has not executed it. */
        NOT_EXECUTED,

        /** The same, and from now on the operation has a gap. */
        NOT_EXECUTED_LEARN_GAP
    }

    /** Another attempt would fail as well. */
    public static Retry never() {
        return new Retry(Kind.NEVER, null);
    }

    /** The request did not reach the service, which asks for no pause. */
    public static Retry notSent() {
        return new Retry(Kind.NOT_SENT, null);
    }

    /** @param after may be null */
    public static Retry ifRepeatable(Duration after) {
        return new Retry(Kind.IF_REPEATABLE, after);
    }

    /**
     * For an HTTP status that says that the call has failed.
     *
     * @param after may be null
     */
    public static Retry onStatus(int status, Duration after) {
        if (status == HTTP_TOO_MANY_REQUESTS) {
            return new Retry(Kind.NOT_EXECUTED, after);
        }
        return status >= HTTP_SERVER_ERROR ? ifRepeatable(after) : never();
    }

    boolean notExecuted() {
        return kind == Kind.NOT_EXECUTED || kind == Kind.NOT_EXECUTED_LEARN_GAP;
    }
}
