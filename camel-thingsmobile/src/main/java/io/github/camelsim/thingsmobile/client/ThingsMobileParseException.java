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
import org.apache.camel.spi.HttpResponseAware;

/** The answer is not a whole {@code <result>} document, has a DTD, or is longer than {@code maxResponseBytes}. */
public final class ThingsMobileParseException extends ThingsMobileException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    /** For an answer that was not received by a call. */
    public ThingsMobileParseException(String message, Throwable cause) {
        super(null, false, message, "", cause, null);
    }

    ThingsMobileParseException(
            Operation operation, boolean outcomeUnknown, String message, Throwable cause, HttpReply http) {
        super(operation.name(), outcomeUnknown, message, FailureHint.onUnreadable(http), cause, http);
    }

    /** For a list that cannot be read to its end. */
    ThingsMobileParseException(Operation operation, String message, String hint, HttpReply http) {
        super(operation.name(), false, message, hint, null, http);
    }
}
