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
package io.github.camelsim.state;

import org.apache.camel.spi.StateRepository;

/** A repository that compares a state and replaces it in one step, so that several nodes may share it. */
public interface ReplaceableStateRepository extends StateRepository<String, String> {

    /**
     * Stores a state if the present one is as expected.
     *
     * @param expected null if there should be none
     * @param value not null
     * @return whether the value is there now; false means that the state is another than expected, and that it was kept
     */
    boolean replaceState(String key, String expected, String value);
}
