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

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.function.UnaryOperator;

/** The usage of one SIM, which grows with time while the SIM is active and is reset at the start of each month (UTC). */
final class UsageMeter {
    private final long bytesPerSecond;
    private InfobipUsage usage = InfobipUsage.NONE;
    private LocalDateTime readAt;

    /** @param start from when the usage grows */
    UsageMeter(long bytesPerSecond, LocalDateTime start) {
        this.bytesPerSecond = bytesPerSecond;
        this.readAt = start;
    }

    /** The usage at {@code now}, given whether the SIM has been active since the last reading. */
    InfobipUsage read(LocalDateTime now, boolean active) {
        if (!now.isAfter(readAt)) {
            return usage;
        }
        LocalDateTime from = readAt;
        if (!YearMonth.from(now).equals(YearMonth.from(readAt))) {
            usage = InfobipUsage.NONE;
            from = YearMonth.from(now).atDay(1).atStartOfDay();
        }
        readAt = now;
        if (active) {
            usage = usage.plusBytes(Duration.between(from, now).toSeconds() * bytesPerSecond);
        }
        return usage;
    }

    void change(UnaryOperator<InfobipUsage> change) {
        usage = change.apply(usage);
    }
}
