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
package io.github.camelsim.poll;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * The key that the state of a consumer is persisted under. Consumers with equal keys share their state. The text is a
 * persisted format: it must not change.
 *
 * @param prefix the scheme of the component; never null
 * @param account the user and the service; never null
 * @param operation what is polled; never null
 * @param qualifiers what else separates the state of one consumer from that of another, such as filters, in the order
 *     of the text, where of an entry whose value is null only the name counts; never null
 */
public record StateKey(String prefix, String account, String operation, Map<String, String> qualifiers) {

    /** A key has at most so many characters, since columns of databases are limited. */
    private static final int LONGEST = 150;

    private static final int DIGEST_LENGTH = 40;

    /** Without {@code =}, which a key in Camel's {@code FileStateRepository} must not contain. */
    public String text() {
        StringBuilder text = new StringBuilder(prefix + "/" + encoded(account) + "/" + operation);
        qualifiers.forEach((name, value) -> {
            text.append('/').append(name);
            if (value != null) {
                text.append(':').append(encoded(value));
            }
        });
        return shortened(text.toString());
    }

    /** A short form of a key, which precedes the keys of records. */
    static String digest(String text) {
        return Long.toHexString(uuid(text).getMostSignificantBits());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - DIGEST_LENGTH) + "~" + uuid(text);
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
