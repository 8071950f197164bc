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
package io.github.camelsim.infobip.sandbox.control;

import static io.github.camelsim.sandbox.openapi.ApiParameter.choice;
import static io.github.camelsim.sandbox.openapi.ApiParameter.number;
import static io.github.camelsim.sandbox.openapi.ApiParameter.text;

import io.github.camelsim.sandbox.openapi.ApiParameter;
import java.util.List;

/** The parameters of the control paths of the Infobip fleet. */
final class InfobipParameters {
    static final ApiParameter ICCID =
            text("iccid", "[0-9]{18,22}", "Serial number of the SIM.").asRequired();

    static final List<ApiParameter> PAGE = List.of(
            number("skip", 0, "How many SIMs to leave out; 0 by default."),
            number("count", 1, InfobipControl.MOST_SIMS, "How many SIMs at most; 100 by default."));

    static final List<ApiParameter> USAGE =
            List.of(ICCID, number("bytes", 0, InfobipControl.MOST_BYTES, "Bytes to add to the usage of the month."));

    private static final ApiParameter NAME = text("name", "Name of the SIM.");
    private static final ApiParameter STATUS =
            choice("status", InfobipControl.STATUSES, "Status of the SIM; a new one is ready for activation.");

    static final List<ApiParameter> CHANGE = List.of(ICCID, NAME, STATUS);

    static final List<ApiParameter> NEW_SIM =
            List.of(ICCID, text("msisdn", "[0-9]{1,20}", "Number of the SIM.").asRequired(), NAME, STATUS);

    private InfobipParameters() {}
}
