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
package io.github.camelsim.thingsmobile.client;

import io.github.camelsim.masking.SecretMasker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The credentials of an account.
 *
 * @param username of the account; never null
 * @param token of the account, secret; never null
 * @param basicAuthUsername of the test environment (API document 5); null if it needs none
 * @param basicAuthPassword of the test environment, secret; null if it needs none
 */
public record ThingsMobileAccount(String username, String token, String basicAuthUsername, String basicAuthPassword) {

    private static final String BASIC = "Basic ";

    /** The value of the Authorization header; null if there is none. */
    String authorization() {
        if (basicAuthUsername == null) {
            return null;
        }
        String pair = basicAuthUsername + ":" + Objects.toString(basicAuthPassword, "");
        return BASIC + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Removes the secrets of this account from text. */
    SecretMasker masker() {
        List<String> secrets = new ArrayList<>();
        secrets.add(token);
        secrets.add(basicAuthPassword);
        String authorization = authorization();
        if (authorization != null) {
            String pair = authorization.substring(BASIC.length()).replace("=", "");
            secrets.add(pair);
            secrets.add(pair.replace('+', '-').replace('/', '_'));
        }
        return new SecretMasker(secrets);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "ThingsMobileAccount[" + username + "]";
    }
}
