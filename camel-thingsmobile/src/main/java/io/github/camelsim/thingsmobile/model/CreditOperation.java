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

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A row of the credit's history (API document 4.7).
 *
 * @param date when it was booked; in the API's zone-less time; null if the response has none
 * @param amount the change of the credit, negative for a cost; in the currency of the {@link Credit}; null if the
 *     response has none
 * @param description the description by the service; null if the response has none
 * @param msisdn the SIM concerned; null if there is none
 */
public record CreditOperation(
        @JsonAlias("dateLoad") @JsonSerialize(using = ToStringSerializer.class)
        LocalDateTime date,

        BigDecimal amount,
        @JsonAlias("opDescription") String description,
        String msisdn)
        implements Serializable {}
