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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What persisted state is for: account, operation and filters, in a form that every repository can keep. */
final class StateKey {

    private static final int LONGEST = 150;

    private StateKey() {}

    /**
     * Without {@code =}, which Camel's file repository does not take in a key, and short enough for a column.
     *
     * @param stateName the user's own name of the state; null if there is none
     */
    static String of(ClientSettings settings, Operation operation, Map<Parameter, Object> filters, String stateName) {
        String account = settings.username().toLowerCase(Locale.ROOT) + "@"
                + settings.baseUri().getAuthority().toLowerCase(Locale.ROOT)
                + settings.baseUri().getPath();
        StringBuilder text = new StringBuilder("thingsmobile/" + encoded(account) + "/" + operation);
        filters.forEach((parameter, value) -> text.append('/').append(parameter).append(value(parameter, value)));
        if (stateName != null) {
            text.append("/stateName:").append(encoded(stateName));
        }
        return shortened(text.toString());
    }

    /** A list of SIMs may be edited: each SIM has its own position. */
    private static String value(Parameter parameter, Object value) {
        return parameter == Parameter.msisdnList ? "" : ":" + encoded(value.toString());
    }

    /** The key that versions before 1.0.0 wrote the same state under. */
    static String beforeVersion1(ClientSettings settings, Operation operation, Map<Parameter, Object> filters) {
        String account = settings.username() + "@" + settings.baseUri().getAuthority();
        StringBuilder text = new StringBuilder("thingsmobile/" + encoded(account) + "/" + operation);
        filters.forEach((parameter, value) ->
                text.append('/').append(parameter).append(':').append(encoded(value.toString())));
        return shortened(text.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST - 40) + "~" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A short form of a scope. */
    static String digest(String scope) {
        UUID digest = UUID.nameUUIDFromBytes(scope.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(digest.getMostSignificantBits());
    }
}
