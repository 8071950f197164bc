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
package io.github.camelsim.thingsmobile.support;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A full call of each operation, written down from the API document and not from the component.
 *
 * @param given the parameters as a user gives them
 * @param sent the fields as the document wants them, without username and token
 * @param codes the error codes that the document lists
 */
public record OperationSample(
        String operation, boolean multipart, Map<String, Object> given, Map<String, String> sent, List<Integer> codes) {

    private static final String TEXT = "Zähler & Söhne = 100 % + 1 €";
    private static final String MSISDN = "882360001975037";
    private static final String ICCID = "8944501312167518236";
    private static final List<Integer> BASIC = List.of(10, 20, 30, 40);

    public static Stream<OperationSample> all() {
        return Stream.of(
                new OperationSample(
                        "activateSim",
                        true,
                        Map.of("msisdn", MSISDN, "simBarcode", ICCID),
                        Map.of("msisdn", MSISDN, "simBarcode", ICCID),
                        BASIC),
                ofSim("blockSim", Map.of(), Map.of()),
                ofSim("disconnectSim", Map.of(), Map.of()),
                ofSim("unblockSim", Map.of(), Map.of()),
                ofSim("simStatus", Map.of("page", 2, "pageSize", 2000), Map.of("page", "2", "pageSize", "2000"))
                        .codes(10, 20, 30, 40, 60, 70),
                form(
                        "simListLite",
                        Map.of("name", TEXT, "tag", "a,b", "status", "to-activate", "page", 3, "pageSize", 500),
                        Map.of("name", TEXT, "tag", "a,b", "status", "to-activate", "page", "3", "pageSize", "500")),
                form(
                                "credit",
                                Map.of(
                                        "startDateRange",
                                        "2026-01-31 12:00:00",
                                        "endDateRange",
                                        "2026-02-01 00:00:01",
                                        "page",
                                        1,
                                        "pageSize",
                                        5000),
                                Map.of(
                                        "startDateRange",
                                        "2026-01-31 12:00:00",
                                        "endDateRange",
                                        "2026-02-01 00:00:01",
                                        "page",
                                        "1",
                                        "pageSize",
                                        "5000"))
                        .codes(10, 20, 30, 40, 60, 70, 90),
                ofSim("updateSimName", Map.of("name", TEXT), Map.of("name", TEXT)),
                ofSim("updateSimTag", Map.of("tag", TEXT), Map.of("tag", TEXT)),
                ofSim(
                        "setupSimExpirationDate",
                        Map.of("expirationDate", "2026-02-28", "blockSim", true),
                        Map.of("expirationDate", "2026-02-28", "blockSim", "1")),
                ofSim(
                        "setupSimTrafficThreeshold",
                        Map.of(
                                "dailyLimit",
                                1,
                                "blockSimDaily",
                                true,
                                "monthlyLimit",
                                20,
                                "blockSimMonthly",
                                false,
                                "totalLimit",
                                "300.5",
                                "blockSimTotal",
                                true),
                        Map.of(
                                "dailyLimit",
                                "1",
                                "blockSimDaily",
                                "1",
                                "monthlyLimit",
                                "20",
                                "blockSimMonthly",
                                "0",
                                "totalLimit",
                                "300.5",
                                "blockSimTotal",
                                "1")),
                form("customPlanList", Map.of(), Map.of()),
                form("createCustomPlan", plan(true), planSent("true")),
                form("modifyCustomPlan", with(plan(false), "customPlanId", 17), with(planSent("false"), "id", "17")),
                ofSim("changeSimPlan", Map.of("customPlanId", 17), Map.of("customPlanId", "17")),
                ofSim("sendSms", Map.of("message", TEXT), Map.of("message", TEXT))
                        .codes(10, 20, 30, 40, 50),
                form(
                        "downloadCdr",
                        Map.of(
                                "msisdnList",
                                MSISDN + ",882360001975038",
                                "startDateRange",
                                "2026-01-31T12:00:00",
                                "endDateRange",
                                "2026-02-01T12:00:00"),
                        Map.of(
                                "msisdnList",
                                MSISDN + ",882360001975038",
                                "startDateRange",
                                "2026-01-31 12:00:00",
                                "endDateRange",
                                "2026-02-01 12:00:00")),
                ofSim("rechargeSim", Map.of("amount", 1024), Map.of("amount", "1024")),
                form(
                                "getCdrPaginated",
                                Map.of(
                                        "msisdnList",
                                        MSISDN,
                                        "startDateRange",
                                        "2026-01-31 12:00:00",
                                        "endDateRange",
                                        "2026-02-01 12:00:00",
                                        "page",
                                        2,
                                        "pageSize",
                                        500),
                                Map.of(
                                        "msisdnList",
                                        MSISDN,
                                        "startDateRange",
                                        "2026-01-31 12:00:00",
                                        "endDateRange",
                                        "2026-02-01 12:00:00",
                                        "page",
                                        "2",
                                        "pageSize",
                                        "500"))
                        .codes(10, 20, 30, 40, 60, 70, 80),
                ofSim("deactivateSim", Map.of(), Map.of()));
    }

    private static OperationSample ofSim(String operation, Map<String, Object> given, Map<String, String> sent) {
        return form(
                operation,
                with(with(given, "msisdn", MSISDN), "iccid", ICCID),
                with(with(sent, "msisdn", MSISDN), "iccid", ICCID));
    }

    private static OperationSample form(String operation, Map<String, Object> given, Map<String, String> sent) {
        return new OperationSample(operation, false, given, sent, BASIC);
    }

    private OperationSample codes(Integer... documented) {
        return new OperationSample(operation, multipart, given, sent, List.of(documented));
    }

    private static Map<String, Object> plan(boolean enabled) {
        return Map.ofEntries(
                entry("name", TEXT),
                entry("simAutorechargeEnabled", enabled),
                entry("simAutorechargeCreditThreshold", "10.5"),
                entry("simAutorechargeAmount", 100));
    }

    private static Map<String, String> planSent(String enabled) {
        return Map.of(
                "name",
                TEXT,
                "simAutorechargeEnabled",
                enabled,
                "simAutorechargeCreditThreshold",
                "10.5",
                "simAutorechargeAmount",
                "100");
    }

    public static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** The URI with no parameter in it. */
    public String uri() {
        return "thingsmobile:" + operation + (operation.equals("deactivateSim") ? "?allowDeactivate=true" : "");
    }

    /** What is given, under the names of headers. */
    public Map<String, Object> headers() {
        return headersOf(given);
    }

    public static Map<String, Object> headersOf(Map<String, ?> parameters) {
        Map<String, Object> headers = new LinkedHashMap<>();
        parameters.forEach((name, value) ->
                headers.put("CamelThingsMobile" + Character.toUpperCase(name.charAt(0)) + name.substring(1), value));
        return headers;
    }

    @Override
    public String toString() {
        return operation;
    }
}
