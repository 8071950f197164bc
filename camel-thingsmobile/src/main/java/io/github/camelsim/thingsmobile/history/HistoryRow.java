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
package io.github.camelsim.thingsmobile.history;

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A row that is delivered once: a CDR or a credit operation. Rows of one SIM with the same content are equal, although
 * they may be distinct records.
 *
 * @param row the record
 * @param sim the number of its SIM, digits only; empty if it belongs to none or nothing says which
 * @param start its time; null if the service gives none
 * @param content a digest of the API's fields
 */
record HistoryRow(Object row, String sim, LocalDateTime start, String content) {

    /** The SIM of rows that belong to none, or of which nothing says which. */
    static final String NO_SIM = "";

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final String NO_TIME = "-";
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final int LONGEST_SIM = 20;

    /**
     * A CDR without a number in the response to a request for one SIM is one of that SIM, and equal to a CDR that names
     * it by the same digits.
     *
     * @param requested the SIMs that the row was requested for; empty if rows belong to no SIM, or if their numbers are
     *     not known
     */
    static HistoryRow of(Object row, List<String> requested) {
        if (row instanceof Cdr cdr) {
            Cdr named = hasNumber(cdr) || requested.size() != 1 ? cdr : cdr.of(requested.get(0));
            return new HistoryRow(cdr, number(named.msisdn()), named.start(), RecordContent.of(named));
        }
        CreditOperation operation = (CreditOperation) row;
        return new HistoryRow(operation, NO_SIM, operation.date(), RecordContent.of(operation));
    }

    /** Whether it is a CDR and the service does not say of which SIM. */
    boolean isUnnamed() {
        return row instanceof Cdr cdr && !hasNumber(cdr);
    }

    private static boolean hasNumber(Cdr cdr) {
        return !number(cdr.msisdn()).equals(NO_SIM);
    }

    private static String number(String msisdn) {
        return msisdn == null ? NO_SIM : NO_DIGITS.matcher(msisdn).replaceAll("");
    }

    /**
     * The key of the record: SIM, second, content and ordinal. This is a persisted format. With a digest before it, it
     * has at most 100 characters, which is what the table of Camel's JDBC repository takes.
     *
     * @param ordinal the number of the record among equal rows, from 1
     */
    String key(int ordinal) {
        String second = start == null ? NO_TIME : SECOND.format(start);
        String number = sim.length() <= LONGEST_SIM ? sim : sim.substring(0, LONGEST_SIM);
        return number + "/" + second + "/" + content + "/" + ordinal;
    }

    /**
     * Whether a key is that of a row before a time. A key without a time never is.
     *
     * @param key a digest and the key of the record
     * @param ofSim gives the time for the SIM of the row
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
