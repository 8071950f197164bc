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
package io.github.camelsim.thingsmobile.docs;

import io.github.camelsim.docs.ParameterSample;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import java.util.List;

/** What the pages say of the values of each parameter. */
final class ParameterSamples {

    private static final String SIM_1 = "882360001000001";
    private static final String ICCID = "8944501000000000001";

    private ParameterSamples() {}

    static ParameterSample of(Parameter parameter, Operation operation) {
        return switch (parameter) {
            case msisdn ->
                new ParameterSample(
                        SIM_1,
                        "Blanks, dashes and a leading `+` are dropped.",
                        List.of("1", "+882 360-1"),
                        List.of("x", "1+2"));
            case iccid, simBarcode ->
                new ParameterSample(
                        ICCID,
                        "Blanks, dashes and the padding `F` are dropped.",
                        List.of(ICCID, ICCID + "0", ICCID + "F"),
                        List.of(ICCID.substring(1), ICCID + "00"));
            case name -> new ParameterSample("Lift 3", "Any text.", List.of("ü"), List.of());
            case tag -> new ParameterSample("lifts", "Any text.", List.of("ü"), List.of());
            case customPlanId -> new ParameterSample("1", "An id of `customPlanList`.", List.of("1"), List.of());
            case status ->
                new ParameterSample(
                        "active",
                        "`to-activate`, `active`, `suspended` or `deactivated`.",
                        List.of("to-activate", "active", "suspended", "deactivated"),
                        List.of("Active", "blocked"));
            case page -> new ParameterSample("1", "", List.of("1", "999999999"), List.of("0", "-1", "1.5"));
            case pageSize -> pageSize(operation);
            case startDateRange, endDateRange ->
                new ParameterSample(
                        "2026-06-08",
                        "",
                        List.of("2026-06-08 12:00:00", "2026-06-08T12:00:00Z", "2026-06-08"),
                        List.of("yesterday", "2026-02-30"));
            case msisdnList ->
                new ParameterSample(
                        SIM_1 + ",882360001000002",
                        "At least one; in a header or a Map also a collection of numbers or of `Sim`.",
                        List.of(SIM_1),
                        List.of(",", SIM_1 + ",x"));
            case expirationDate ->
                new ParameterSample(
                        "2027-06-15",
                        "Of a time only the day is used.",
                        List.of("2027-06-15", "2027-06-15 12:00:00"),
                        List.of("tomorrow", "2027-02-29"));
            case blockSim, blockSimDaily, blockSimMonthly, blockSimTotal, simAutorechargeEnabled ->
                new ParameterSample("true", "", List.of("true", "false"), List.of("yes"));
            case dailyLimit, monthlyLimit, totalLimit, simAutorechargeCreditThreshold, simAutorechargeAmount ->
                new ParameterSample("100", "From 0, also with decimals.", List.of("0", "0.5"), List.of("-0.1", "x"));
            case message -> new ParameterSample("reboot", "", List.of("a", "a".repeat(160)), List.of("a".repeat(161)));
            case amount -> new ParameterSample("100", "", List.of("0.1", "1024"), List.of("0", "1024.1"));
        };
    }

    private static ParameterSample pageSize(Operation operation) {
        int most = operation.maxPageSize();
        return new ParameterSample(
                Integer.toString(most),
                "Here 1 to " + most + ", " + operation.defaultPageSize() + " if absent.",
                List.of("1", Integer.toString(most)),
                List.of("0", Integer.toString(most + 1)));
    }
}
