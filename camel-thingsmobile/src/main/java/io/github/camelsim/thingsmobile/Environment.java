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
package io.github.camelsim.thingsmobile;

/** The servers of the vendor (API document 4 and 5). */
public enum Environment {
    /** Calls act on real SIMs and spend money. */
    production("https://api.thingsmobile.com/services/business-api", null, null),
    /** The vendor's test server, which asks for its own user and password before those of the account. */
    test("https://test.thingsmobile.com/services/business-api", "test", "Thingsmobil3");

    private final String baseUri;
    private final String basicAuthUsername;
    private final String basicAuthPassword;

    Environment(String baseUri, String basicAuthUsername, String basicAuthPassword) {
        this.baseUri = baseUri;
        this.basicAuthUsername = basicAuthUsername;
        this.basicAuthPassword = basicAuthPassword;
    }

    String baseUri() {
        return baseUri;
    }

    /** Null if the server does not require basic authentication. */
    String basicAuthUsername() {
        return basicAuthUsername;
    }

    /** Null if the server does not require basic authentication. */
    String basicAuthPassword() {
        return basicAuthPassword;
    }
}
