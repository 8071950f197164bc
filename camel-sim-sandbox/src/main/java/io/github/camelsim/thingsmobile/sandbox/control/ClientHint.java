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
package io.github.camelsim.thingsmobile.sandbox.control;

import io.github.camelsim.thingsmobile.sandbox.api.ApiService;

/**
 * How to configure a client for the sandbox. It shows no token other than the document's public one.
 *
 * @param username the account's; never null
 * @param token the account's; never null
 * @param basicAuth whether HTTP basic authentication is required
 */
public record ClientHint(String username, String token, boolean basicAuth) {
    public static final String PUBLIC_TOKEN = "91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6";

    private String shownToken() {
        return token.equals(PUBLIC_TOKEN) ? token : "(the token the sandbox was started with)";
    }

    /** For the Camel component. */
    String properties(String address) {
        return "camel.component.thingsmobile.baseUri = " + address + ApiService.PATH
                + (basicAuth ? "\ncamel.component.thingsmobile.environment = test" : "")
                + "\ncamel.component.thingsmobile.username = " + username
                + "\ncamel.component.thingsmobile.token = " + shownToken();
    }

    /** For a shell. */
    public String curl(String address) {
        return "curl " + (basicAuth ? "-u test:Thingsmobil3 " : "") + "-d username=" + username + " -d token="
                + shownToken() + " " + address + ApiService.PATH + "/simListLite";
    }

    @Override
    public String toString() {
        return "ClientHint[" + username + "]";
    }
}
