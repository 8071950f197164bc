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

/** Sends the response to one call, completely, partly or not at all. */
public interface ResponseSender {
    /** The service's response; if the call was not carried out, the one to a successful call. */
    Response response();

    /** The service's response to an error. */
    Response error(int code, String text);

    /** Sends this response in place of the service's. */
    void send(Response other);

    /** Sends the service's response, byte by byte. */
    void sendSlowly(Duration perByte);

    /** Sends nothing until the faults are cleared, then the service's response. */
    void hold();

    /** Sends the head and half of the body of the service's response, the rest when the faults are cleared. */
    void holdHalfway();

    /** Resets the TCP connection. */
    void reset();
}
