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
package io.github.camelsim.infobip.sandbox.api;

import io.github.camelsim.sandbox.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Responses with a JSON body, or with none. */
final class JsonResponse {
    private JsonResponse() {}

    static Response of(int status, Map<String, String> headers, String json) {
        return new Response(status, "application/json;charset=UTF-8", headers, json.getBytes(StandardCharsets.UTF_8));
    }

    static Response ok(String json) {
        return of(200, Map.of(), json);
    }

    static Response empty() {
        return new Response(200, null, Map.of(), new byte[0]);
    }
}
