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

/** What an operation does to the account. It decides whether a call may be repeated. */
public enum Effect {

    /** Only reads; may be repeated. */
    READ,

    /** Sets a state; a repetition has no further effect. */
    SET,

    /**
     * Costs money, or has an effect each time: repeated only if the request provably did not reach the service, or if
     * the service says that it has not executed the call.
     */
    ONCE
}
