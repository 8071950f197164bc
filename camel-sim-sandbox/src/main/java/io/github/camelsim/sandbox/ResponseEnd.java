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
package io.github.camelsim.sandbox;

import java.time.Duration;

/**
 * What happens on the connection after a response that announces to keep it open.
 *
 * @param kind what happens; never null
 * @param after how long the connection is idle first, zero for immediately; never null
 */
public record ResponseEnd(Kind kind, Duration after) {
    public static final ResponseEnd NOTHING = new ResponseEnd(Kind.NOTHING, Duration.ZERO);
    static final ResponseEnd SAME_AGAIN = new ResponseEnd(Kind.SAME_AGAIN, Duration.ZERO);

    /** What happens on the connection. */
    public enum Kind {
        NOTHING,
        /** The whole response is sent a second time. */
        SAME_AGAIN,
        /** A response 408 that belongs to no request, then the connection is closed. */
        TIMEOUT_408,
        /** The connection is closed. */
        CLOSE
    }
}
