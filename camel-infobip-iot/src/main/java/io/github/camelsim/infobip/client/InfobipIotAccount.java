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

import io.github.camelsim.digest.Sha256;
import io.github.camelsim.masking.SecretMasker;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The credentials of an account: user name and password, or an API key.
 *
 * @param username the name of the user; null with an API key
 * @param password that of the user, secret; null with an API key
 * @param apiKey the key, secret; null with a user name
 */
public record InfobipIotAccount(String username, String password, String apiKey) {

    private static final int FINGERPRINT_BYTES = 8;

    /** The value of the Authorization header. */
    String authorization() {
        return apiKey == null ? "Basic " + encoded() : "App " + apiKey;
    }

    /** The name of the account; with an API key, which names none, a fingerprint of the key. */
    public String name() {
        return apiKey == null ? username : "apiKey-" + Sha256.hex(apiKey, FINGERPRINT_BYTES);
    }

    /** The options with the credentials, for messages. */
    String options() {
        return apiKey == null ? "username and password" : "apiKey";
    }

    /** Removes the secrets of this account from text. */
    SecretMasker masker() {
        if (apiKey != null) {
            return new SecretMasker(List.of(apiKey));
        }
        String pair = encoded().replace("=", "");
        return new SecretMasker(List.of(password, pair, pair.replace('+', '-').replace('/', '_')));
    }

    private String encoded() {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "InfobipIotAccount[" + name() + "]";
    }
}
