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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A custom plan (4.12).
 *
 * @param id its number; without unit
 * @param name its name; never null
 * @param autorechargeEnabled whether SIMs of the plan are recharged automatically
 * @param autorechargeCreditThreshold below which remaining traffic SIMs are recharged; in MB; null if not set
 * @param autorechargeAmount by how much SIMs are recharged; in MB; null if not set
 */
public record SandboxPlan(
        long id,
        String name,
        boolean autorechargeEnabled,
        BigDecimal autorechargeCreditThreshold,
        BigDecimal autorechargeAmount) {
    public SandboxPlan {
        Objects.requireNonNull(name, "name");
    }
}
