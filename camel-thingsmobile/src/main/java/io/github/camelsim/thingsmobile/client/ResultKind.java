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

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import java.util.List;
import java.util.function.Function;

/** The kinds of results: which list of the response has the rows, and which part of the result they become. */
public enum ResultKind {
    /** An {@code ActionResult}; the response has no rows. */
    ACTION(null, null, answer -> List.of()),
    /** One {@code Sim}, which is the only element of {@code <sims>}; the rows are its CDRs. */
    SIM("sims", "cdrs", answer -> cdrs(answer.sims())),
    /** A list of {@code Sim}. */
    SIMS("sims", null, ThingsMobileAnswer::sims),
    /** A list of {@code Cdr}. */
    CDRS("cdrsPaginated", null, ThingsMobileAnswer::cdrsPaginated),
    /** A {@code Credit}; the rows are its history. */
    CREDIT("creditHistory", "history", ThingsMobileAnswer::creditHistory),
    /** A list of {@code CustomPlan}. */
    PLANS("plans", null, ThingsMobileAnswer::plans);

    private final String element;
    private final String component;
    private final Function<ThingsMobileAnswer, List<?>> rows;

    ResultKind(String element, String component, Function<ThingsMobileAnswer, List<?>> rows) {
        this.element = element;
        this.component = component;
        this.rows = rows;
    }

    /** The list element that every successful response has; null if there is none. */
    public String element() {
        return element;
    }

    /** The component of the result that holds the rows; null if the result is the list of the rows, or has none. */
    public String component() {
        return component;
    }

    /** The rows of one response; empty if this kind has none. */
    public List<?> rows(ThingsMobileAnswer answer) {
        return rows.apply(answer);
    }

    private static List<Cdr> cdrs(List<Sim> sims) {
        return sims.isEmpty() || sims.get(0).cdrs() == null
                ? List.of()
                : sims.get(0).cdrs();
    }
}
