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
package io.github.camelsim.thingsmobile.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A custom plan (API document 4.12).
 *
 * @param id the identifier for {@code changeSimPlan} and {@code modifyCustomPlan}; null if the response has none
 * @param name the name of the plan; null if the response has none
 * @param autorechargeEnabled whether a SIM is recharged automatically; null if the response has none
 * @param autorechargeCreditThreshold below which remaining traffic it is recharged; in MB (1,048,576 bytes); null if
 *     there is none
 * @param autorechargeAmount by how much it is recharged; in MB (1,048,576 bytes); null if there is none
 */
public record CustomPlan(
        String id,
        String name,
        @JsonAlias("simAutorechargeEnabled") Boolean autorechargeEnabled,
        @JsonAlias("simAutorechargeCreditThreshold") BigDecimal autorechargeCreditThreshold,
        @JsonAlias("simAutorechargeAmount") BigDecimal autorechargeAmount)
        implements Serializable {}
