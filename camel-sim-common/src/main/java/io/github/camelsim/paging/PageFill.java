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
 * What earlier lists have shown about the pages that a service gives for a requested page size: a service may give
 * smaller ones. Thread-safe.
 */
public final class PageFill {

    /**
     * Of the lists whose last page is as large as the largest one so far, every tenth is checked for a further page.
     */
    private static final int CHECK_EVERY = 10;

    private final int requested;
    private int smallestFollowed = Integer.MAX_VALUE;
    private int largestLast;
    private int endedUnchecked;

    /** @param requested the page size of the requests */
    public PageFill(int requested) {
        this.requested = requested;
    }

    /** Whether another page may follow one of this many rows. */
    synchronized boolean mayGoOnAfter(int rows) {
        if (rows >= requested || rows >= smallestFollowed || rows > largestLast || smallestFollowed <= largestLast) {
            return true;
        }
        // Perhaps this is the size of the service's full pages, and the earlier lists just filled their last one.
        return rows == largestLast && ++endedUnchecked % CHECK_EVERY == 0;
    }

    /** A page of this many rows was followed by one with rows. */
    synchronized void followed(int rows) {
        if (rows < requested) {
            smallestFollowed = Math.min(smallestFollowed, rows);
        }
    }

    /** A page of this many rows was the last one with rows. */
    synchronized void last(int rows) {
        if (rows < requested && rows < smallestFollowed) {
            largestLast = Math.max(largestLast, rows);
        }
    }
}
