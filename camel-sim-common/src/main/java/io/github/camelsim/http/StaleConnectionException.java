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
package io.github.camelsim.http;

import java.io.IOException;

/**
 * A connection cannot be used for a request: bytes or the end of the stream can be read before the request is sent, or
 * the response is the 408 that servers send on idle connections. In the latter case the service may have read the
 * request.
 */
public final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    public StaleConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
