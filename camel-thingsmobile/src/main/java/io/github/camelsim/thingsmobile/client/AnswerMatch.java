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

import io.github.camelsim.format.Identifiers;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import io.github.camelsim.thingsmobile.xml.AnswerReading;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks whether a response belongs to the call: it has the list of the operation, and is about the requested SIM. */
final class AnswerMatch {

    private AnswerMatch() {}

    /** Why it is none; null if it is one. */
    static String mismatch(Call call, ThingsMobileAnswer answer, AnswerReading reading) {
        String list = call.operation().resultKind().element();
        if (list != null && !reading.hasList(list)) {
            return "the answer has no <" + list + ">";
        }
        return switch (call.operation().resultKind()) {
            case SIM -> otherSim(call, answer.sims());
            case CDRS -> cdrOfOtherSim(call, answer.cdrsPaginated());
            default -> null;
        };
    }

    private static String otherSim(Call call, List<Sim> sims) {
        String msisdn = call.get(Parameter.msisdn);
        String iccid = call.get(Parameter.iccid);
        for (Sim sim : sims) {
            String itsMsisdn = Identifiers.digits(sim.msisdn());
            String itsIccid = Identifiers.digits(sim.iccid());
            if (msisdn != null && itsMsisdn != null) {
                if (!itsMsisdn.equals(msisdn)) {
                    return about("msisdn " + itsMsisdn, "msisdn " + msisdn);
                }
            } else if (iccid != null && itsIccid != null && !Identifiers.isSameIccid(itsIccid, iccid)) {
                return about("iccid " + itsIccid, "iccid " + iccid);
            }
        }
        return null;
    }

    private static String cdrOfOtherSim(Call call, List<Cdr> cdrs) {
        Set<String> asked =
                Arrays.stream(call.get(Parameter.msisdnList).split(",")).collect(Collectors.toSet());
        return cdrs.stream()
                .map(Cdr::msisdn)
                .filter(msisdn -> !asked.contains(msisdn))
                .map(Identifiers::digits)
                .filter(Objects::nonNull)
                .filter(msisdn -> !asked.contains(msisdn))
                .findFirst()
                .map(msisdn -> about("msisdn " + msisdn, "msisdnList " + call.get(Parameter.msisdnList)))
                .orElse(null);
    }

    private static String about(String answered, String asked) {
        return "the answer is about SIM " + answered + ", the request was for " + asked;
    }
}
