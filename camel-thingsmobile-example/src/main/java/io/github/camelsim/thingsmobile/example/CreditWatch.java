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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.thingsmobile.model.Credit;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns when the credit falls under its limit; again only after it was above it. */
public final class CreditWatch {

    private final BigDecimal limit;
    private final Console console;
    private final AtomicBoolean low = new AtomicBoolean();

    CreditWatch(BigDecimal limit, Console console) {
        this.limit = limit;
        this.console = console;
    }

    /** @param credit whose amount is null if the service gave none that could be read; the component has warned then */
    public void check(Credit credit) {
        if (credit.amount() == null) {
            return;
        }
        boolean isLow = credit.amount().compareTo(limit) < 0;
        if (isLow && !low.get()) {
            console.creditIsLow(credit, limit);
        }
        low.set(isLow);
    }
}
