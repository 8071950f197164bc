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

import io.github.camelsim.sandbox.http.BasicCredentials;

/**
 * The credentials of the account: a user with a password, or an API key.
 *
 * @param username the name of the user and, in the journal, of the account; never null
 * @param password the user's; never null
 * @param apiKey of {@code Authorization: App ...}; never null
 */
public record InfobipCredentials(String username, String password, String apiKey) {
    private static final String APP = "App ";

    boolean match(String authorization) {
        if (authorization == null) {
            return false;
        }
        if (authorization.regionMatches(true, 0, APP, 0, APP.length())) {
            return authorization.substring(APP.length()).trim().equals(apiKey);
        }
        return new BasicCredentials(username, password).match(authorization);
    }

    @Override
    public String toString() {
        return "InfobipCredentials[" + username + "]";
    }
}
