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

/** Callback of a delivered record: says whether its exchange completed or failed, on the thread that completed it. */
public interface RecordCallback {

    /** For records that every poll reads again. */
    RecordCallback NONE = new RecordCallback() {};

    /** The record is in flight: its exchange is about to be processed. */
    default void onStarted() {}

    /** Its exchange completed. If this throws, {@link #onFailed} is called as well. */
    default void onCompleted() {}

    /** Its exchange failed, so it has to be delivered again. */
    default void onFailed() {}
}
