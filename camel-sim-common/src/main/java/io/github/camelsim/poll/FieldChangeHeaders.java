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

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;

/**
 * Headers that say what happened to a row, and which of its fields have changed.
 *
 * @param change the header that is {@code added}, {@code changed} or {@code removed}; never null
 * @param changedFields the header with the names of the changed components, separated by commas; never null
 */
public record FieldChangeHeaders<T extends Record>(String change, String changedFields) implements ChangeHeaders<T> {

    @Override
    public Map<String, Object> added(T row) {
        return Map.of(change, "added");
    }

    @Override
    public Map<String, Object> changed(T before, T now) {
        return Map.of(change, "changed", changedFields, changedFields(before, now));
    }

    @Override
    public Optional<Map<String, Object>> removed(T last) {
        return Optional.of(Map.of(change, "removed"));
    }

    /** The names, separated by commas, in the order of the record class. */
    private static String changedFields(Record before, Record now) {
        return Arrays.stream(now.getClass().getRecordComponents())
                .filter(field -> !Objects.equals(value(field, before), value(field, now)))
                .map(RecordComponent::getName)
                .collect(Collectors.joining(","));
    }

    private static Object value(RecordComponent field, Record row) {
        try {
            return field.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
