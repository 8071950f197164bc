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
package io.github.camelsim.thingsmobile.benchmark;

import io.github.camelsim.infobip.client.AnswerReader;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainAnswer;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainCdr;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainPage;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainSim;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainSimCard;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import java.util.List;

/** Readers may only be compared if they find the same. */
final class SameValues {

    private SameValues() {}

    /** @throws IllegalStateException if a reader misses a row or reads a value otherwise than the component */
    static void check(Answer answer, byte[] bytes) throws Exception {
        Object read = null;
        for (Reader reader : Reader.of(answer)) {
            switch (reader) {
                case SCAN, JSON_SCAN -> {}
                case COMPONENT, JSON_COMPONENT ->
                    read = checked(answer, reader.open(answer).of(bytes));
                default -> require(same(reader.open(answer).of(bytes)).equals(read), reader, answer);
            }
        }
    }

    private static void require(boolean same, Reader reader, Answer answer) {
        if (!same) {
            throw new IllegalStateException(reader + " reads " + answer + " otherwise than the component");
        }
    }

    /** What other readers must find. */
    private static Object checked(Answer answer, Object read) {
        Object found = read;
        int rows;
        if (read instanceof ThingsMobileAnswer xml) {
            rows = answer == Answer.SIMS ? xml.sims().size() : cdrs(xml).size();
        } else {
            List<Object> all = ((AnswerReader.Answer) read).rows();
            rows = all.size();
            found = all;
        }
        if (rows != answer.rows()) {
            throw new IllegalStateException(answer + " has " + rows + " rows");
        }
        return found;
    }

    private static Object same(Object plain) {
        if (plain instanceof PlainAnswer xml) {
            return same(xml);
        }
        return plain instanceof PlainPage page ? page.rows() : List.of(((PlainSimCard) plain).simCard());
    }

    private static List<Cdr> cdrs(ThingsMobileAnswer answer) {
        return answer.sims().isEmpty()
                ? answer.cdrsPaginated()
                : answer.sims().get(0).cdrs();
    }

    private static ThingsMobileAnswer same(PlainAnswer plain) {
        return new ThingsMobileAnswer(
                plain.done,
                plain.errorCode,
                plain.errorMessage,
                plain.sims.stream().map(SameValues::same).toList(),
                null,
                null,
                List.of(),
                List.of(),
                plain.cdrsPaginated.stream().map(SameValues::same).toList());
    }

    private static Sim same(PlainSim plain) {
        boolean ofStatus = plain.blockSimDaily != null;
        return new Sim(
                plain.msisdn,
                plain.iccid,
                filled(plain.name),
                filled(plain.tag),
                plain.status,
                plain.type,
                plain.plan,
                plain.automation,
                filled(plain.country),
                plain.roamingProfile,
                plain.activationDate,
                plain.expirationDate,
                plain.lastConnectionDate,
                plain.balance,
                plain.dailyTraffic,
                plain.monthlyTraffic,
                plain.totalTraffic,
                plain.dailyTrafficThreshold,
                plain.monthlyTrafficThreshold,
                plain.totalTrafficThreshold,
                flag(plain.blockSimDaily),
                flag(plain.blockSimMonthly),
                flag(plain.blockSimTotal),
                flag(plain.blockSimAfterExpirationDate),
                ofStatus ? plain.cdrs.stream().map(SameValues::same).toList() : null);
    }

    private static Cdr same(PlainCdr plain) {
        return new Cdr(
                plain.cdrMsisdn,
                plain.cdrImsi,
                plain.cdrDateStart,
                plain.cdrDateStop,
                plain.cdrNetwork,
                plain.cdrCountry,
                plain.cdrOperator,
                plain.cdrTraffic);
    }

    private static String filled(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Boolean flag(Integer number) {
        return number == null ? null : number == 1;
    }
}
