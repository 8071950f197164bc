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
package io.github.camelsim.thingsmobile.sandbox.api;

import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.sandbox.settings.PageRules;
import java.util.regex.Pattern;

/**
 * The page that a read requests (4.5, 4.6, 4.7, 4.19).
 *
 * @param number from 1
 * @param size rows per page
 * @param beyond the response to a page after the last one
 */
record Page(int number, int size, BeyondLastPage beyond) {
    private static final Pattern NUMBER = Pattern.compile("0{0,5}[1-9][0-9]{0,9}");

    /** Reads page and pageSize; a value that is no number, too small or too large is error 70. */
    static Page of(Parameters parameters, PageRules rules, int defaultSize, int maximumSize) {
        PageRules applied = parameters.pageRules(rules);
        int number = parse(parameters, "page", 1, Integer.MAX_VALUE);
        int size = parse(parameters, "pageSize", defaultSize, maximumSize);
        return new Page(
                applied.ignoresNumber() ? 1 : number, Math.min(size, applied.largest()), applied.beyondLastPage());
    }

    /** Does not strip blanks, because a plus sign that is not encoded arrives as one. */
    private static int parse(Parameters parameters, String name, int fallback, int maximum) {
        String text = parameters.asSent(name).orElse(Integer.toString(fallback));
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > maximum) {
            throw ServiceError.pagination(name);
        }
        return Integer.parseInt(text);
    }

    /** Rows before this page. */
    long skip() {
        return (number - 1L) * size;
    }

    /** Rows up to the end of this page. */
    long reach() {
        return (long) number * size;
    }

    /** The page that is returned if there are this many rows; error 70 if a page after the last one is refused. */
    Page within(long rows) {
        if (number == 1 || skip() < rows || beyond == BeyondLastPage.EMPTY) {
            return this;
        }
        if (beyond == BeyondLastPage.ERROR_70) {
            throw ServiceError.pagination("page");
        }
        return new Page((int) Math.max(1, rows / size), size, beyond);
    }
}
