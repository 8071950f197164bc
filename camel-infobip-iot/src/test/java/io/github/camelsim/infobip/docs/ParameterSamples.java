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
package io.github.camelsim.infobip.docs;

import io.github.camelsim.docs.ParameterSample;
import io.github.camelsim.infobip.client.Parameter;
import java.util.List;

/** What the pages say of the values of each parameter. */
final class ParameterSamples {

    private static final String ICCID = "8981100022150000001";

    private ParameterSamples() {}

    static ParameterSample of(Parameter parameter) {
        return switch (parameter) {
            case page -> new ParameterSample("1", "", List.of("1", "999999999"), List.of("0", "-1", "1.5"));
            case limit -> new ParameterSample("100", "From 1.", List.of("1", "100"), List.of("0", "101"));
            case iccid ->
                new ParameterSample(
                        ICCID,
                        "Blanks, dashes and the padding `F` are dropped.",
                        List.of(ICCID.substring(1), ICCID + "000", ICCID + "F"),
                        List.of(ICCID.substring(2), ICCID + "0000"));
            case name -> new ParameterSample("Lift 3", "Any text.", List.of("\u00fc"), List.of());
            case status ->
                new ParameterSample(
                        "Suspended",
                        "`Active` or `Suspended`, in any case.",
                        List.of("Active", "suspended"),
                        List.of("Deactivated"));
            case text -> new ParameterSample("reboot", "", List.of("a", "a".repeat(160)), List.of("a".repeat(161)));
        };
    }
}
