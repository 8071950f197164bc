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
package io.github.camelsim.thingsmobile.sandbox.settings;

/**
 * How paged reads treat the requested page, where services differ.
 *
 * @param largest the most that a page has, also if more are requested; in rows
 * @param ignoresNumber whether every page is the first one
 * @param beyondLastPage the response to a page after the last one; never null
 */
public record PageRules(int largest, boolean ignoresNumber, BeyondLastPage beyondLastPage) {
    public static final PageRules AS_DOCUMENTED = new PageRules(Integer.MAX_VALUE, false, BeyondLastPage.EMPTY);

    public PageRules withLargest(int rows) {
        return new PageRules(Math.min(rows, largest), ignoresNumber, beyondLastPage);
    }

    public PageRules withoutNumber() {
        return new PageRules(largest, true, beyondLastPage);
    }

    public PageRules with(BeyondLastPage beyond) {
        return new PageRules(largest, ignoresNumber, beyond);
    }
}
