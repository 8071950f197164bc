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

import java.io.Serializable;

/**
 * The result of an operation that returns no data: the service has carried it out.
 *
 * @param operation the operation, spelled as in the API document; from the call; never null
 * @param msisdn the SIM number; from the call; null if it had none
 * @param iccid the ICCID; from the call; null if it had none
 * @param message the message of the response; null if the response has none
 */
public record ActionResult(String operation, String msisdn, String iccid, String message) implements Serializable {}
