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
package io.github.camelsim.sandbox;

/**
 * A fault of a read: what the service reads in place of what was requested. Each service applies it to its own
 * parameters.
 *
 * @param kind what is wrong; never null
 * @param sim the number of the SIM to read for {@link Kind#GIVEN_SIM}, else empty; never null
 * @param rows the most of a page for {@link Kind#SMALLER_PAGES}, else 0; in rows
 */
public record ReadFault(Kind kind, String sim, int rows) {
    public static final ReadFault NONE = of(Kind.NONE);

    static ReadFault of(Kind kind) {
        return new ReadFault(kind, "", 0);
    }

    /** What is wrong. */
    public enum Kind {
        /** The read is carried out as requested. */
        NONE,
        /** Another SIM of the fleet is read. */
        ANOTHER_SIM,
        /** A given SIM is read. */
        GIVEN_SIM,
        /** Pages have fewer rows than requested. */
        SMALLER_PAGES,
        /** The first page is read, whichever was requested. */
        IGNORE_PAGE,
        /** A page after the last one is the last full page again. */
        REPEAT_LAST_PAGE
    }
}
