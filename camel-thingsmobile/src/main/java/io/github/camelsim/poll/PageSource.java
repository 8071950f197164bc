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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A list that is read page by page.
 *
 * @param <P> the pages
 */
public interface PageSource<P> {

    /** Whether there may be another page. */
    boolean hasNext();

    /** Checks the end of a list that has no next page; returns whether there may be another page after all. */
    boolean checkEnd();

    /** Reads the next page; empty if the list ended with the page before. */
    CompletableFuture<Optional<P>> next();

    /** Reads all pages that are left. */
    CompletableFuture<List<P>> all();

    /** The rows of a page. */
    List<?> rows(P page);
}
