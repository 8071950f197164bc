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
package io.github.camelsim.spacing;

/** Which of the calls that wait for one key is served first. Calls of the same priority are served in their order. */
public enum CallPriority {

    /** A call that is sent again, or whose start was put off: takes precedence over all others. */
    RETRY,

    /** A call whose result an exchange waits for. */
    FOREGROUND,

    /** A page that a consumer reads: after the foreground calls, but once after every five of them. */
    BACKGROUND
}
