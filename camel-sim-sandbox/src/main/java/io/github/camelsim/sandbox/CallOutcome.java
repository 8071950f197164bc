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
package io.github.camelsim.sandbox;

/**
 * The outcome of a call at the service.
 *
 * @param code the API's error code, 0 if there is no error; without unit
 * @param effect whether the call changed something
 * @param response the service's response; never null
 * @param admission how the call counts against its limit; never null
 */
public record CallOutcome(int code, boolean effect, Response response, CallLimits.Admission admission) {}
