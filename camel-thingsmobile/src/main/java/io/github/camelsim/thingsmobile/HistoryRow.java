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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A row of what is read once: a CDR or a credit operation. Rows with equal content are identical records.
 *
 * @param row the record
 * @param sim the number of its SIM, digits only; empty if it belongs to none
 * @param start its time; null if the service gives none
 * @param content a digest of the API's fields
 */
record HistoryRow(Object row, String sim, LocalDateTime start, String content) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final String NO_TIME = "-";
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final int LONGEST_SIM = 20;

    static HistoryRow of(Object row) {
        if (row instanceof Cdr cdr) {
            return new HistoryRow(cdr, number(cdr.msisdn()), cdr.start(), RecordContent.of(cdr));
        }
        CreditOperation operation = (CreditOperation) row;
        return new HistoryRow(operation, ReadProgress.NO_SIM, operation.date(), RecordContent.of(operation));
    }

    private static String number(String msisdn) {
        return msisdn == null ? ReadProgress.NO_SIM : NO_DIGITS.matcher(msisdn).replaceAll("");
    }

    /**
     * What the row is known by: SIM, second, content, and which of its equals it is. With a digest before it, it has at
     * most 100 characters, which is what the table of Camel's JDBC repository takes.
     *
     * @param ordinal 1 for the first of equal rows
     */
    String key(int ordinal) {
        String second = start == null ? NO_TIME : SECOND.format(start);
        String number = sim.length() <= LONGEST_SIM ? sim : sim.substring(0, LONGEST_SIM);
        return number + "/" + second + "/" + content + "/" + ordinal;
    }

    /**
     * Whether a key is of a row before the given time; one without a time never is.
     *
     * @param ofSim the time, by the SIM of the row
     */
    static boolean isOlder(String key, Function<String, LocalDateTime> ofSim) {
        String[] parts = key.split("/", -1); // digest, SIM, second, content, ordinal
        String sim = parts[parts.length - 4];
        String second = parts[parts.length - 3];
        return !second.equals(NO_TIME) && second.compareTo(SECOND.format(ofSim.apply(sim))) < 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryRow that && sim.equals(that.sim) && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }
}
