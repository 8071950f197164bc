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

import java.util.Map;

/**
 * An HTTP response of the service.
 *
 * @param status the HTTP status; without unit
 * @param contentType that of the body; null if there is none
 * @param headers further headers; never null
 * @param body the bytes of the body, which callers leave as they are; never null
 */
public record Response(int status, String contentType, Map<String, String> headers, byte[] body) {
    /** The same response with another body. */
    public Response withBody(byte[] other) {
        return new Response(status, contentType, headers, other);
    }
}
