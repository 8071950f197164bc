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
 * A page of a list.
 *
 * @param number of the page, from 1; without unit
 * @param size the largest page that the service may return; in rows
 */
public record PageRequest(int number, int size) {

    /**
     * The page after this one. After a first page with fewer rows than requested, pages of that many rows are requested:
     * then they follow each other whatever the service takes its page size to be.
     *
     * @param rows the number of rows of this page
     * @param rowsRead the number of rows of all pages so far
     * @param maxRows of the whole list; 0 if there is no limit
     */
    PageRequest next(int rows, long rowsRead, long maxRows) {
        int smaller = number == 1 && rows < size ? rows : size;
        return new PageRequest(number + 1, smaller).within(rowsRead, maxRows);
    }

    /** A page that reaches beyond the limit may be refused even if the list does not; then a smaller one is requested. */
    private PageRequest within(long rowsRead, long maxRows) {
        if (maxRows <= rowsRead || (long) number * size <= maxRows) {
            return this;
        }
        int smaller = (int) Math.min(size, maxRows - rowsRead);
        while (rowsRead % smaller != 0) {
            smaller--;
        }
        return new PageRequest((int) (rowsRead / smaller) + 1, smaller);
    }

    boolean isFirst() {
        return number == 1;
    }
}
