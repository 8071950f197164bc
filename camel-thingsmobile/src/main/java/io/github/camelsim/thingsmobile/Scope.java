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

import io.github.camelsim.thingsmobile.client.ClientSettings;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** What kept state is kept for: account, operation and filters, in a form that every repository can keep. */
final class Scope {

    private static final int LONGEST = 150;

    private Scope() {}

    /** Without {@code =}, which Camel's file repository does not take in a key, and short enough for a column. */
    static String of(ClientSettings settings, Operation operation, Map<Parameter, Object> filters) {
        String account = settings.username() + "@" + settings.baseUri().getAuthority();
        StringBuilder text = new StringBuilder("thingsmobile/" + encoded(account) + "/" + operation);
        filters.forEach((parameter, value) ->
                text.append('/').append(parameter).append(':').append(encoded(value.toString())));
        return text.length() <= LONGEST ? text.toString() : shortened(text.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.substring(0, LONGEST - 40) + "~" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A short form of a scope. */
    static String digest(String scope) {
        UUID digest = UUID.nameUUIDFromBytes(scope.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(digest.getMostSignificantBits());
    }
}
