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

import io.github.camelsim.format.Identifiers;
import io.github.camelsim.format.ParameterValue;
import java.util.List;

/** How a kind of parameter is written, and what the API would refuse. */
@FunctionalInterface
interface ParameterFormat {

    int MOST_CHARACTERS = 160;

    /** The statuses that can be set (API page, section 4). */
    List<String> STATUSES = List.of("Active", "Suspended");

    /** @throws IllegalArgumentException with the reason */
    String write(Object value);

    static ParameterFormat text() {
        return ParameterValue::text;
    }

    /** An ICCID as ITU-T E.118 and the vendors have them: 18 to 22 digits. */
    static ParameterFormat iccid() {
        return value -> Identifiers.iccid(value, 18, 22);
    }

    /** The number of a page: at least 1. */
    static ParameterFormat wholeNumber() {
        return ParameterValue::wholeNumber;
    }

    /** The rows of a page (API page, sections 1 and 8). */
    static ParameterFormat limit() {
        return value -> {
            String limit = ParameterValue.wholeNumber(value);
            if (Integer.parseInt(limit) > Operation.MAX_LIMIT) {
                throw new IllegalArgumentException(
                        "is over the limit: " + limit + ", the API takes " + Operation.MAX_LIMIT);
            }
            return limit;
        };
    }

    /** Active or Suspended, in any case. */
    static ParameterFormat status() {
        return value -> {
            String given = ParameterValue.text(value).strip();
            return STATUSES.stream()
                    .filter(given::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "must be one of " + STATUSES + ": " + ParameterValue.shown(given)));
        };
    }

    /** At most 160 characters (API page, section 6). */
    static ParameterFormat sms() {
        return value -> ParameterValue.text(value, MOST_CHARACTERS);
    }
}
