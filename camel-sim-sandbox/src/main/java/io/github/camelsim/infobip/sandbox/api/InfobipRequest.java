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
package io.github.camelsim.infobip.sandbox.api;

import io.github.camelsim.infobip.sandbox.fleet.InfobipFleet;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.ReadFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parameters of a call.
 *
 * @param iccid the serial number in the path, empty if the operation has none
 * @param query the parameters of the query string
 * @param body the bytes of the body
 * @param fault the wrong way in which a read is carried out
 */
record InfobipRequest(String iccid, Map<String, List<String>> query, byte[] body, ReadFault fault) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    /** The same call with a fault of reads: about another SIM, or with other pages. */
    InfobipRequest with(ReadFault other, InfobipFleet fleet) {
        String read =
                switch (other.kind()) {
                    case GIVEN_SIM -> other.sim();
                    case ANOTHER_SIM ->
                        fleet.first(sim -> !sim.iccid().equals(iccid))
                                .map(InfobipSim::iccid)
                                .orElse(iccid);
                    default -> iccid;
                };
        return new InfobipRequest(iccid.isEmpty() ? iccid : read, query, body, other);
    }

    /** A text of the body; error 400 if it is missing, empty or no text. */
    String text(String name) {
        Object value = JsonReader.object(body).get(name);
        if (!(value instanceof String text) || text.isBlank()) {
            throw InfobipError.badRequest(name + " must be a text that is not empty");
        }
        return text;
    }

    /** A number of the query string; error 400 if it is no number from 1 to {@code most}. */
    int number(String name, int fallback, int most) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return fallback;
        }
        String text = values.get(0);
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (number < 1 || number > most) {
            throw InfobipError.badRequest(name + " must be from 1 to " + most);
        }
        return (int) number;
    }

    /** The parameters as the journal shows them: of path, query string and body. */
    Map<String, List<String>> shown() {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        if (!iccid.isEmpty()) {
            shown.put("iccid", List.of(iccid));
        }
        shown.putAll(query);
        if (body.length > 0) {
            try {
                JsonReader.object(body).forEach((name, value) -> shown.put(name, List.of(String.valueOf(value))));
            } catch (InfobipError notJson) {
                shown.put("body", List.of("not a JSON object"));
            }
        }
        return shown;
    }
}
