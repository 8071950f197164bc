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
package io.github.camelsim.format;

import java.util.List;

/** Pairs of a field and a text that is not of its type, as a header has them: {@code field=text; field=text}. */
public final class FieldPairs {

    private static final String SEPARATOR = "; ";
    private static final int MAX_PAIRS = 100;

    private FieldPairs() {}

    /** At most 100 pairs, and how many more there are; null if there is none. */
    public static String joined(List<String> pairs) {
        if (pairs.isEmpty()) {
            return null;
        }
        if (pairs.size() <= MAX_PAIRS) {
            return String.join(SEPARATOR, pairs);
        }
        return String.join(SEPARATOR, pairs.subList(0, MAX_PAIRS)) + SEPARATOR + "and " + (pairs.size() - MAX_PAIRS)
                + " more";
    }
}
