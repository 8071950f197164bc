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
package io.github.camelsim.thingsmobile.sandbox.api;

import java.util.Map;

/** The accounts with their tokens (chapter 4: "You need your personal token"). */
public final class Accounts {
    private final Map<String, String> tokens;

    public Accounts(Map<String, String> tokens) {
        this.tokens = Map.copyOf(tokens);
    }

    /**
     * The account a call is made for.
     *
     * @throws ServiceError 30 if the user is unknown or the token is not the user's
     */
    String authenticate(Parameters parameters) {
        String username = parameters.optional("username").orElseThrow(() -> ServiceError.user("username missing"));
        String token = parameters.optional("token").orElseThrow(() -> ServiceError.user("token missing"));
        if (!tokens.containsKey(username)) {
            throw ServiceError.user("user not found");
        }
        if (!tokens.get(username).equals(token)) {
            throw ServiceError.user("token mismatch");
        }
        return username;
    }
}
