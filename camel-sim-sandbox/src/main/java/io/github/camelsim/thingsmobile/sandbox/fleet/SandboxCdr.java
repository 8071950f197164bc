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

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A call detail record (4.5, 4.19). Times are UTC in whole seconds.
 *
 * @param msisdn the SIM's number; never null
 * @param imsi shown by simStatus only, may be empty; never null
 * @param start its start, by which CDR reads are sorted; in UTC; never null
 * @param stop its end; in UTC; never null
 * @param network for example {@code Zone 1}; never null
 * @param country for example {@code ESP}; never null
 * @param operator for example {@code ESPVV}; never null
 * @param traffic what was sent and received, 0 for an SMS or a failed attempt; in bytes
 */
public record SandboxCdr(
        String msisdn,
        String imsi,
        LocalDateTime start,
        LocalDateTime stop,
        String network,
        String country,
        String operator,
        long traffic) {

    public SandboxCdr {
        Objects.requireNonNull(msisdn, "msisdn");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
    }

    /** A CDR of {@code traffic} bytes in Italy, with generated values in the other fields. */
    public static SandboxCdr of(String msisdn, LocalDateTime start, LocalDateTime stop, long traffic) {
        return new SandboxCdr(msisdn, Imsi.of(msisdn), start, stop, "Zone 1", "ITA", "ITAWI", traffic);
    }
}
