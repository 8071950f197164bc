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
package io.github.camelsim.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The user and password of HTTP basic authentication.
 *
 * @param username the name of the user; never null
 * @param password the user's; never null
 */
public record BasicCredentials(String username, String password) {

    /** Whether the Authorization header has these credentials; it is null if there is none. */
    public boolean match(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        return authorization.substring(6).trim().equals(encoded());
    }

    private String encoded() {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + username + "]";
    }
}
