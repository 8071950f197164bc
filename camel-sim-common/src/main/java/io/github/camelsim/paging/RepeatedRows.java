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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Detects a page that has only rows of the first page or of the page before. Keeps a hash of each of their rows, so its
 * memory does not grow with the list.
 */
final class RepeatedRows {

    private final UnaryOperator<Object> identity;
    private Set<Integer> first = Set.of();
    private Set<Integer> before = Set.of();

    /** @param identity the part of a row that identifies it */
    RepeatedRows(UnaryOperator<Object> identity) {
        this.identity = identity;
    }

    /**
     * @param rows at least one
     * @return whether each of them is equal to one of the first page, or each to one of the page before
     */
    boolean isRepeated(List<?> rows) {
        Set<Integer> hashes = new HashSet<>();
        rows.forEach(row -> hashes.add(identity.apply(row).hashCode()));
        boolean repeated = before.containsAll(hashes) || first.containsAll(hashes);
        if (first.isEmpty()) {
            first = hashes;
        }
        before = hashes;
        return repeated;
    }
}
