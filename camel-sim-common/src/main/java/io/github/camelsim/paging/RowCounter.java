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

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Counts the rows of a list by a label.
 *
 * @param <P> the pages
 * @param <L> the labels
 */
public final class RowCounter<P extends Page, L extends Enum<L>> implements PageListener<P> {

    private final Function<Object, L> label;
    private final Consumer<Map<String, Integer>> result;
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * @param labels all of them are in the result, also those without a row
     * @param label the label of a row
     * @param result gets the number of rows by label when the list was read to its end
     */
    public RowCounter(Class<L> labels, Function<Object, L> label, Consumer<Map<String, Integer>> result) {
        for (L each : labels.getEnumConstants()) {
            counts.put(each.name(), 0);
        }
        this.label = label;
        this.result = result;
    }

    @Override
    public synchronized void onPage(P page) {
        page.rows().forEach(row -> counts.merge(label.apply(row).name(), 1, Integer::sum));
    }

    @Override
    public synchronized void onEnd() {
        result.accept(Map.copyOf(counts));
    }
}
