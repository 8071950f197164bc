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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.poll.ChangeHeaders;
import java.util.Map;
import java.util.Optional;

/** The headers of a usage that has changed: how many bytes the SIM card had used before. */
final class UsageChangeHeaders implements ChangeHeaders<SimUsage> {

    @Override
    public Map<String, Object> added(SimUsage usage) {
        return Map.of();
    }

    @Override
    public Map<String, Object> changed(SimUsage before, SimUsage now) {
        return before.usedDataBytes() == null
                ? Map.of()
                : Map.of(InfobipIotConstants.USED_DATA_BYTES_BEFORE, before.usedDataBytes());
    }

    /** A SIM card that is not listed any more has no usage that could have changed. */
    @Override
    public Optional<Map<String, Object>> removed(SimUsage last) {
        return Optional.empty();
    }
}
