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
import java.time.LocalDateTime;

/**
 * A call detail record: one data session or SMS of a SIM, from {@code getCdrPaginated} (API document 4.19) or
 * {@code simStatus} (4.5). Values that are missing or empty in the response are null.
 *
 * @param msisdn the SIM's number; within a {@link Sim} of {@code simStatus} it is that SIM's number; null if the
 *     response has none
 * @param imsi the subscriber identity that was used; null for {@code getCdrPaginated}
 * @param start when it began; in the API's zone-less time; null if the response has none
 * @param stop when it ended; in the API's zone-less time; null if the response has none
 * @param network the tariff zone; null if the response has none
 * @param country the country, as the service writes it; null if the response has none
 * @param operator the network operator; null if the response has none
 * @param traffic what was sent and received; in bytes; null if the response has none
 */
public record Cdr(
        @JsonAlias("cdrMsisdn") String msisdn,
        @JsonAlias("cdrImsi") String imsi,

        @JsonAlias("cdrDateStart") @JsonSerialize(using = ToStringSerializer.class)
        LocalDateTime start,

        @JsonAlias("cdrDateStop") @JsonSerialize(using = ToStringSerializer.class)
        LocalDateTime stop,

        @JsonAlias("cdrNetwork") String network,
        @JsonAlias("cdrCountry") String country,
        @JsonAlias("cdrOperator") String operator,
        @JsonAlias("cdrTraffic") Long traffic)
        implements Serializable {

    /** This record with the number of the given SIM, because {@code simStatus} does not repeat it in its CDRs. */
    public Cdr of(String simMsisdn) {
        return new Cdr(simMsisdn, imsi, start, stop, network, country, operator, traffic);
    }
}
