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

import java.time.LocalDateTime;

/**
 * The first and the last date of the rows that a read returns (4.7, 4.17, 4.19).
 *
 * @param start the first; in UTC; null if there is no lower end
 * @param end the last; in UTC; null if there is no upper end
 */
public record DateRange(LocalDateTime start, LocalDateTime end) {
    public static final DateRange OPEN = new DateRange(null, null);
}
