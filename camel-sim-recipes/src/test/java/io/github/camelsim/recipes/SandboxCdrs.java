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
package io.github.camelsim.recipes;

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The CDRs of a sandbox as text, in order; of two that are equal, both. */
final class SandboxCdrs {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private SandboxCdrs() {}

    static List<String> of(SandboxFleet fleet) {
        return fleet.cdrs().stream()
                .map(cdr -> text(cdr.msisdn(), cdr.start(), cdr.traffic()))
                .sorted()
                .toList();
    }

    static String text(String msisdn, LocalDateTime start, long traffic) {
        return msisdn + " " + SECONDS.format(start) + " " + traffic;
    }

    /** Adds CDRs that are equal to others in every field. */
    static void repeatSome(SandboxFleet fleet) {
        List<SandboxCdr> some =
                fleet.cdrs().stream().filter(cdr -> cdr.traffic() % 10 == 0).toList();
        some.forEach(fleet::addSilentCdr);
    }
}
