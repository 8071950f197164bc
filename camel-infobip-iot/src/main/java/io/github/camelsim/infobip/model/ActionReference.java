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
 * The response to an action that the service has accepted (API page, sections 3, 4, 6 and 7).
 *
 * @param operation the operation, as in the URI; from the call; never null
 * @param iccid the ICCID of the SIM card; from the call; never null
 * @param actionId what the service's support asks for if something is wrong; null if the service gives none, as for
 *     {@code sendSms}
 */
public record ActionReference(String operation, String iccid, String actionId) {}
