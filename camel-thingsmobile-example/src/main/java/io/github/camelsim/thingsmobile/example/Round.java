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
package io.github.camelsim.thingsmobile.example;

import java.time.LocalDateTime;

/**
 * A run of the job.
 *
 * @param number counts from 1 in this process
 * @param startedAt UTC; marks the rows that the round touches
 * @param month whose traffic is watched, such as 2026-11, in the service's time
 * @param callsBefore calls that were made before it
 */
public record Round(int number, LocalDateTime startedAt, String month, long callsBefore) {}
