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

/**
 * A record that a poll has read and that is to be delivered to the route.
 *
 * @param row the record; never null
 * @param headers the headers of an exchange that carries this record alone; never null
 * @param callback told what becomes of the record; never null
 */
public record PolledRecord(Object row, Map<String, Object> headers, RecordCallback callback) {

    /** A record that every poll reads again, so that nothing has to be persisted for it. */
    public static PolledRecord of(Object row, Map<String, Object> headers) {
        return new PolledRecord(row, headers, RecordCallback.NONE);
    }
}
