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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A row of the credit history (4.7).
 *
 * @param date when it was booked; in UTC; never null
 * @param amount the change, negative for a payment; in the account's currency; never null
 * @param description for example {@code Sim recharge}; never null
 * @param msisdn the SIM of the operation; null if it has none
 */
public record SandboxCreditOperation(LocalDateTime date, BigDecimal amount, String description, String msisdn) {
    public SandboxCreditOperation {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(description, "description");
    }
}
