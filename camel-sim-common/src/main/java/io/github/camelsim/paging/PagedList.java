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
package io.github.camelsim.paging;

/**
 * A list that a service gives page by page. The vendor implements this for {@link Pages}.
 *
 * @param <C> the calls
 * @param <P> the pages, which are their results
 */
public interface PagedList<C, P extends Page> {

    /** The operation that reads the list. */
    String name();

    /** The number of rows to request with the first page. */
    int pageSize();

    /** The largest number of rows that the service gives of one list; 0 if there is no limit. */
    default int maxRows() {
        return 0;
    }

    /**
     * The call that reads a page.
     *
     * @param number from 1
     * @param size the largest number of rows to return
     */
    C page(int number, int size);

    /** Whether a page was refused because the list ends before it. False if a service refuses no page. */
    default boolean isBeyondEnd(Throwable failure) {
        return false;
    }

    /** Whether a page was refused because the list has more rows than {@link #maxRows}. */
    default boolean isOverMaxRows(Throwable failure) {
        return false;
    }

    /**
     * The part of a row that identifies it: it stays the same while the list is read. The row itself if it has no such
     * part, so that distinct rows may be equal.
     */
    Object identity(Object row);

    /**
     * The vendor's exception for a list that cannot be read to its end.
     *
     * @param page the last page that was read
     * @param hint what the user can do
     */
    RuntimeException unreadable(P page, String reason, String hint);
}
