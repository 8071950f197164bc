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
package io.github.camelsim.infobip.model;

/**
 * The model of a SIM card (API page, section 1). What the service does not say is null.
 *
 * @param type Standard, Embedded or SoftSIM; null if the service does not say
 * @param grade such as Industrial or Automotive; null if it is the standard grade
 * @param provisioning UICC, or eUICC, which can be provisioned remotely; null if the service does not say
 * @param size the size or format, such as {@code Trio (2FF, 3FF, 4FF)} or {@code MFF2/QFN8}; null if the service does
 *     not say
 */
public record SimCardModel(String type, String grade, String provisioning, String size) {}
