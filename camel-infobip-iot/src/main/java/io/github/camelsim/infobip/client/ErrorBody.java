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

/**
 * Infobip's error body, {@code requestError.serviceException}.
 *
 * @param messageId such as {@code UNAUTHORIZED}; null if it is absent
 * @param text what it means; null if it is absent
 */
public record ErrorBody(String messageId, String text) {

    /** The error body in a response; null if the response has none. */
    static ErrorBody of(JsonFields response) {
        if (!response.has("requestError")) {
            return null;
        }
        JsonFields error = response.object("requestError");
        JsonFields exception = error == null ? null : error.object("serviceException");
        return exception == null
                ? new ErrorBody(null, null)
                : new ErrorBody(exception.text("messageId"), exception.text("text"));
    }
}
