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

import java.net.URI;
import java.util.Map;

/**
 * A request as it is sent over HTTP. Its headers, body and address may contain credentials.
 *
 * @param method such as {@code POST}; never null
 * @param uri the whole address; never null
 * @param headers those of the request, without those of the body; never null
 * @param contentType the type of the body; null if there is no body
 * @param body the bytes of the body; null if there is none
 * @param freshConnection whether it is sent on a connection that is opened for it and closed after it
 */
public record HttpRequest(
        String method, URI uri, Map<String, String> headers, String contentType, byte[] body, boolean freshConnection) {

    /** The same request on a connection that is opened for it. */
    HttpRequest onFreshConnection() {
        return new HttpRequest(method, uri, headers, contentType, body, true);
    }

    /** Without anything that may be secret. */
    @Override
    public String toString() {
        return "HttpRequest[" + method + " " + uri.getHost() + "]";
    }
}
