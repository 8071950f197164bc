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
package io.github.camelsim.infobip.sandbox.support;

import io.github.camelsim.infobip.sandbox.fleet.InfobipModel;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import java.time.LocalDateTime;

/** The two SIMs of the page's examples. */
public final class ExampleSims {
    public static final String READY = "8981100022152967705";
    public static final String ACTIVE = "8981100022152967721";

    private static final LocalDateTime CREATED = LocalDateTime.of(2019, 6, 4, 11, 42, 48);

    private ExampleSims() {}

    public static InfobipSim ready() {
        return new InfobipSim(
                READY,
                null,
                "8102001388265",
                null,
                "Activation Ready",
                CREATED.plusSeconds(1),
                CREATED.plusSeconds(1),
                null,
                new InfobipModel("Standard", null, "UICC", "Trio (2FF, 3FF, 4FF)"));
    }

    public static InfobipSim active() {
        return new InfobipSim(
                ACTIVE,
                "310150123456789",
                "8931826018675",
                "1st activated",
                "Active",
                CREATED,
                CREATED,
                "44236542",
                new InfobipModel("Embedded", "Industrial", "UICC", "MFF2/QFN8"));
    }
}
