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

import java.util.List;
import java.util.Map;

/**
 * Makes message bodies and headers of the pages and rows that a consumer reads, in a vendor's component. The polling
 * thread calls it.
 *
 * @param <P> the pages
 */
public interface PageFormat<P> {

    /** The body of an exchange that carries one row. */
    Object body(Object row);

    /** The body of an exchange that carries several rows of one page. */
    Object body(List<?> rows);

    /** The body of an exchange that carries whole pages: all that a response holds, not only its rows. */
    Object result(List<P> pages);

    /** The headers of an exchange that carries whole pages. */
    default Map<String, Object> resultHeaders(List<P> pages) {
        return Map.of();
    }

    /** The headers of an exchange that carries one row of a page. */
    default Map<String, Object> rowHeaders(P page, Object row) {
        return Map.of();
    }

    /** The headers of an exchange that carries several rows of a page. */
    default Map<String, Object> rowsHeaders(P page, List<?> rows) {
        return Map.of();
    }
}
