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
package io.github.camelsim.thingsmobile.sandbox.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The XML of a response as JSON Schema with OpenAPI's {@code xml} names: an OK response, or one with an error. */
final class ResponseSchemas {
    private static final List<String> CDR = List.of(
            "cdrDateStart:date", "cdrDateStop:date", "cdrNetwork", "cdrCountry", "cdrOperator", "cdrTraffic:bytes");

    private static final List<String> SIM = List.of(
            "msisdn",
            "iccid",
            "name",
            "tag",
            "status",
            "type",
            "plan",
            "activationDate:date",
            "expirationDate:date",
            "lastConnectionDate:date",
            "balance:bytes",
            "dailyTraffic:bytes",
            "monthlyTraffic:bytes");

    private ResponseSchemas() {}

    static Map<String, Object> of(Operation operation) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("done", described("boolean", "Whether the call was carried out."));
        properties.put("errorCode", described("integer", "Only if done is false."));
        properties.put("errorMessage", described("string", "Only if done is false; message in some operations."));
        switch (operation) {
            case SIM_STATUS -> properties.put("sims", list("sim", wholeSim()));
            case SIM_LIST_LITE ->
                properties.put(
                        "sims",
                        list("sim", with(fields(SIM), fields(List.of("automation", "country", "roamingProfile")))));
            case CREDIT -> {
                properties.put("amount", described("number", "Credit left, in the currency."));
                properties.put("currency", described("string", "ISO 4217 code."));
                properties.put(
                        "creditHistory",
                        list(
                                "historyRow",
                                fields(List.of("amount:money", "dateLoad:date", "opDescription", "msisdn"))));
            }
            case CUSTOM_PLAN_LIST ->
                properties.put(
                        "plans",
                        list(
                                "plan",
                                fields(List.of(
                                        "id",
                                        "name",
                                        "simAutorechargeEnabled:flag",
                                        "simAutorechargeCreditThreshold:money",
                                        "simAutorechargeAmount:money"))));
            case GET_CDR_PAGINATED ->
                properties.put("cdrsPaginated", list("cdrPaginated", with(fields(CDR), fields(List.of("cdrMsisdn")))));
            case DOWNLOAD_CDR -> properties.put("message", described("string", "What happens next, in words."));
            default -> {}
        }
        return object("result", properties);
    }

    private static Map<String, Object> wholeSim() {
        Map<String, Object> sim = with(
                fields(SIM),
                fields(List.of(
                        "totalTraffic:bytes",
                        "dailyTrafficThreshold:bytes",
                        "monthlyTrafficThreshold:bytes",
                        "totalTrafficThreshold:bytes",
                        "blockSimDaily:oneOrZero",
                        "blockSimMonthly:oneOrZero",
                        "blockSimTotal:oneOrZero",
                        "blockSimAfterExpirationDate:oneOrZero")));
        sim.put("cdrs", list("cdr", with(fields(List.of("cdrImsi")), fields(CDR))));
        return sim;
    }

    /** Names with a kind after a colon; text without one. */
    private static Map<String, Object> fields(List<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            int colon = name.indexOf(':');
            fields.put(colon < 0 ? name : name.substring(0, colon), schema(name.substring(colon + 1), colon < 0));
        }
        return fields;
    }

    private static Map<String, Object> schema(String kind, boolean text) {
        return text
                ? Map.of("type", "string")
                : switch (kind) {
                    case "bytes" -> described("integer", "Bytes.");
                    case "money" -> Map.of("type", "number");
                    case "flag" -> Map.of("type", "boolean");
                    case "oneOrZero" -> described("integer", "1 is true, 0 is false.");
                    case "date" -> described("string", "yyyy-MM-dd HH:mm:ss, or empty.");
                    default -> throw new IllegalArgumentException("no kind " + kind);
                };
    }

    private static Map<String, Object> with(Map<String, Object> fields, Map<String, Object> others) {
        Map<String, Object> both = new LinkedHashMap<>(fields);
        both.putAll(others);
        return both;
    }

    private static Map<String, Object> list(String element, Map<String, Object> fields) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("xml", Map.of("wrapped", true));
        list.put("items", object(element, fields));
        return list;
    }

    private static Map<String, Object> object(String element, Map<String, Object> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("xml", Map.of("name", element));
        object.put("properties", properties);
        return object;
    }

    private static Map<String, Object> described(String type, String description) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("type", type);
        described.put("description", description);
        return described;
    }
}
