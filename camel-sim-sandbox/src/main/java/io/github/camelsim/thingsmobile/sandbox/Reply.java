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
package io.github.camelsim.thingsmobile.sandbox;

import java.time.Duration;
import java.util.Map;

/** The ways an answer can leave, or not leave, the sandbox. */
interface Reply {
    /** The right answer's body; if the call was not carried out, an OK answer. */
    byte[] body();

    /** The right answer, whole and at once. */
    void sendBody();

    /** A KO answer of the API. */
    void sendError(ServiceError error);

    /** Any answer; the content type is null for none. */
    void send(int status, String contentType, Map<String, String> headers, byte[] body);

    /** The right answer, byte by byte. */
    void sendSlowly(Duration perByte);

    /** Nothing until the faults are cleared, then the right answer. */
    void hold();

    /** The head and half of the right answer, the rest when the faults are cleared. */
    void holdHalfway();

    /** A TCP reset in place of an answer. */
    void reset();
}
