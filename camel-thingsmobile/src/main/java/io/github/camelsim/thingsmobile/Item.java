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
package io.github.camelsim.thingsmobile;

import java.util.Map;

/**
 * A record on its way to the route.
 *
 * @param row the record
 * @param headers its own headers
 * @param fate told what becomes of it
 */
record Item(Object row, Map<String, Object> headers, Fate fate) {

    /** A record that is read anew at each poll. */
    static Item of(Object row, Map<String, Object> headers) {
        return new Item(row, headers, Fate.NONE);
    }

    /** What becomes of a record; called by whichever thread completes the exchange. */
    interface Fate {

        /** For records that are read anew at each poll. */
        Fate NONE = new Fate() {};

        /** It is handed on now. */
        default void started() {}

        /** Its exchange is completed. */
        default void completed() {}

        /** Its exchange has failed: it has to come again. */
        default void failed() {}
    }
}
