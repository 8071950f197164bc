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
package io.github.camelsim.thingsmobile.sandbox.control;

import static io.github.camelsim.sandbox.openapi.ApiParameter.choice;
import static io.github.camelsim.sandbox.openapi.ApiParameter.flag;
import static io.github.camelsim.sandbox.openapi.ApiParameter.number;
import static io.github.camelsim.sandbox.openapi.ApiParameter.text;

import io.github.camelsim.sandbox.openapi.ApiParameter;
import io.github.camelsim.thingsmobile.sandbox.fleet.StatusGroup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The parameters of the control paths of the fleet. */
final class FleetParameters {
    static final ApiParameter MSISDN =
            text("msisdn", "[0-9]{1,20}", "Number of the SIM.").asRequired();

    static final List<ApiParameter> PAGE = List.of(
            number("skip", 0, "How many SIMs to leave out; 0 by default."),
            number("count", 1, FleetControl.MOST_SIMS, "How many SIMs at most; 100 by default."));

    static final List<ApiParameter> CDR = List.of(
            MSISDN,
            text("start", "Start (UTC); now by default."),
            text("stop", "End (UTC); the start by default."),
            number("traffic", 0, FleetControl.MOST_BYTES, "Bytes; 0 by default."),
            text("network", "Code of the network."),
            text("country", "Country of the network."),
            text("operator", "Operator of the network."),
            flag("silent", "Whether the SIM's counters stay as they are."));

    private static final List<ApiParameter> SETTINGS = List.of(
            text("name", "Name of the SIM."),
            text("tag", "Tag of the SIM."),
            choice("status", statuses(), "Status of the SIM; active by default."),
            text("plan", "Plan of the SIM."),
            text("country", "Country of the last connection."),
            number("balance", 0, FleetControl.MOST_BYTES, "Traffic that is left, in bytes."),
            text("activationDate", "When the SIM was activated (UTC)."),
            text("expirationDate", "When the SIM expires (UTC)."),
            text("lastConnectionDate", "When the SIM was last connected (UTC)."));

    private FleetParameters() {}

    static List<ApiParameter> change() {
        return Stream.concat(Stream.of(MSISDN), SETTINGS.stream()).toList();
    }

    static List<ApiParameter> newSim() {
        ApiParameter iccid =
                text("iccid", "[0-9]{19,20}", "Serial number of the SIM.").asRequired();
        return Stream.concat(Stream.of(MSISDN, iccid), SETTINGS.stream()).toList();
    }

    static List<String> statuses() {
        return Arrays.stream(StatusGroup.values())
                .flatMap(group -> group.statuses().stream())
                .toList();
    }
}
