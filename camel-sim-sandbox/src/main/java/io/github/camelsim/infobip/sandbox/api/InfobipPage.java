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
package io.github.camelsim.infobip.sandbox.api;

import io.github.camelsim.sandbox.ReadFault;

/**
 * The page that a list request reads (sections 1 and 8).
 *
 * @param number from 1
 * @param limit rows per page
 */
record InfobipPage(int number, int limit) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;

    /** The requested page of {@code rows} rows, limited to {@code largest} rows and changed by the request's fault. */
    static InfobipPage of(InfobipRequest request, int largest, int rows) {
        int number = request.number("page", 1, Integer.MAX_VALUE);
        int limit = Math.min(largest, request.number("limit", DEFAULT_LIMIT, HIGHEST_LIMIT));
        ReadFault fault = request.fault();
        return switch (fault.kind()) {
            case SMALLER_PAGES -> new InfobipPage(number, Math.min(limit, fault.rows()));
            case IGNORE_PAGE -> new InfobipPage(1, limit);
            case REPEAT_LAST_PAGE -> new InfobipPage(Math.min(number, Math.max(1, rows / limit)), limit);
            default -> new InfobipPage(number, limit);
        };
    }

    /** Rows before this page. */
    long skip() {
        return (number - 1L) * limit;
    }
}
