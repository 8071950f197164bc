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

/** The headers that say how a row of a list differs from what was last delivered of it. */
public interface ChangeHeaders<T> {

    /** The headers of a row that was not delivered before. */
    Map<String, Object> added(T row);

    /** The headers of a row that has changed. */
    Map<String, Object> changed(T before, T now);

    /** The headers of a row that is not listed any more; empty if such a row is not delivered. */
    Optional<Map<String, Object>> removed(T last);
}
