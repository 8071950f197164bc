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
package io.github.camelsim.infobip.sandbox.api;

import java.time.Duration;

/**
 * The settings of the operations.
 *
 * @param largestPage the most that a page has, also if more are requested; in rows
 * @param usageForm the names of the usage's fields; never null
 * @param callGap the shortest time between two calls of an operation, zero for no limit; never null
 */
public record InfobipServiceSettings(int largestPage, UsageForm usageForm, Duration callGap) {}
