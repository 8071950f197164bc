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
package io.github.camelsim.poll;

import java.util.Map;
import java.util.Optional;

/**
 * Says what happened to a row, and which of its fields have changed.
 *
 * @param change the header that is {@code added}, {@code changed} or {@code removed}
 * @param changedFields the header with the names of the changed components, separated by commas
 */
public record FieldChangeHeaders<T extends Record>(String change, String changedFields) implements ChangeHeaders<T> {

    @Override
    public Map<String, Object> added(T row) {
        return Map.of(change, "added");
    }

    @Override
    public Map<String, Object> changed(T before, T now) {
        return Map.of(change, "changed", changedFields, ChangedFields.of(before, now));
    }

    @Override
    public Optional<Map<String, Object>> removed(T last) {
        return Optional.of(Map.of(change, "removed"));
    }
}
