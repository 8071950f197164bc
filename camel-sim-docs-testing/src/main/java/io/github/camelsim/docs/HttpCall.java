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
package io.github.camelsim.docs;

/**
 * A request and its response, as they are on the wire.
 *
 * @param request what goes out
 * @param response what comes back
 */
public record HttpCall(HttpText request, HttpText response) {

    /** The call with another text as the body of the response. */
    public HttpCall shown(String responseBody) {
        return new HttpCall(request, response.withBody(before -> responseBody));
    }
}
