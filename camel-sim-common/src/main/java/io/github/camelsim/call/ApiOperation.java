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
package io.github.camelsim.call;

import java.time.Duration;

/** An operation of an API, as the call client sees it. The enum of a vendor's operations implements this. */
public interface ApiOperation {

    /** The name, which is unique within the API. */
    String name();

    /** What a call does to the account. */
    Effect effect();

    /** The time that the API requires from the response to one call to the next call; zero if it requires none. */
    Duration gap();
}
