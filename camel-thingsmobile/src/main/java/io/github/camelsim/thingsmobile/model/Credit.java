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
package io.github.camelsim.thingsmobile.model;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * The account's credit (API document 4.7).
 *
 * @param amount the remaining credit; in {@code currency}; null if the response has none
 * @param currency such as {@code EUR}; null if the response has none
 * @param history the operations that changed the credit, of the page or pages that were read; as {@code
 *     creditHistory}; never null
 */
public record Credit(BigDecimal amount, String currency, List<CreditOperation> history) implements Serializable {

    public Credit {
        history = history == null ? List.of() : List.copyOf(history);
    }
}
