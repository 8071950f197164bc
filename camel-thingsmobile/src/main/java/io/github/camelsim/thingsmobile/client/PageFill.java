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
package io.github.camelsim.thingsmobile.client;

/**
 * What earlier lists have shown about the pages that a service gives when a certain page size is asked for: a service
 * may give smaller ones. Thread-safe.
 */
final class PageFill {

    /** After so many lists that ended with as many rows as the largest last page, that page is checked again. */
    private static final int CHECK_EVERY = 10;

    private final int asked;
    private int smallestFollowed = Integer.MAX_VALUE;
    private int largestLast;
    private int endedUnchecked;

    /** @param asked the page size that the calls ask for */
    PageFill(int asked) {
        this.asked = asked;
    }

    /** Whether another page may follow one of so many rows. */
    synchronized boolean mayGoOnAfter(int rows) {
        if (rows >= asked || rows >= smallestFollowed || rows > largestLast || smallestFollowed <= largestLast) {
            return true;
        }
        // A list that has grown beyond the service's page size looks like this one did when it just filled a page.
        return rows == largestLast && ++endedUnchecked % CHECK_EVERY == 0;
    }

    /** A page of so many rows was followed by one with rows. */
    synchronized void followed(int rows) {
        if (rows < asked) {
            smallestFollowed = Math.min(smallestFollowed, rows);
        }
    }

    /** A page of so many rows was followed by none. */
    synchronized void last(int rows) {
        if (rows < asked && rows < smallestFollowed) {
            largestLast = Math.max(largestLast, rows);
        }
    }
}
