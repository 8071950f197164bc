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
package io.github.camelsim.infobip.sandbox.fleet;

/**
 * The model of a SIM card.
 *
 * @param type Standard, Embedded or SoftSIM; never null
 * @param grade for example Industrial; null for standard
 * @param provisioning UICC or eUICC; never null
 * @param size for example {@code Trio (2FF, 3FF, 4FF)}; never null
 */
public record InfobipModel(String type, String grade, String provisioning, String size) {
    /** A plastic card in three sizes. */
    public static final InfobipModel STANDARD = new InfobipModel("Standard", null, "UICC", "Trio (2FF, 3FF, 4FF)");

    /** A soldered chip. */
    public static final InfobipModel EMBEDDED = new InfobipModel("Embedded", "Industrial", "UICC", "MFF2/QFN8");
}
