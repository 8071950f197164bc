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

/** The response is not the JSON of a result, belongs to another call, or is longer than {@code maxResponseBytes}. */
public final class InfobipIotParseException extends InfobipIotException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    /** Of a response that was read from elsewhere. */
    public InfobipIotParseException(String message, Throwable cause) {
        super(null, false, message, "", cause, null);
    }

    InfobipIotParseException(
            Call call, boolean outcomeUnknown, String message, String hint, Throwable cause, HttpReply http) {
        super(call.operation().name(), outcomeUnknown, message, hint, cause, http);
    }
}
