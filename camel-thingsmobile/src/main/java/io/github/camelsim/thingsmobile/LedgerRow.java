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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A row of what is read once: a CDR or a credit operation. Equal rows are equal records.
 *
 * @param row the record
 * @param sim the number of its SIM; empty if it belongs to none
 * @param start its time; null if the service gives none
 */
record LedgerRow(Object row, String sim, LocalDateTime start) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final String NO_TIME = "-";
    private static final int DIGEST_BYTES = 12;

    static LedgerRow of(Object row) {
        if (row instanceof Cdr cdr) {
            return new LedgerRow(cdr, cdr.msisdn() == null ? ReadState.NO_SIM : cdr.msisdn(), cdr.start());
        }
        CreditOperation operation = (CreditOperation) row;
        return new LedgerRow(operation, ReadState.NO_SIM, operation.date());
    }

    /**
     * What the row is known by: SIM, second, content, and which of its equals it is. With a digest before it, it has at
     * most 100 characters, which is what the table of Camel's JDBC repository takes.
     *
     * @param ordinal 1 for the first of equal rows
     */
    String key(int ordinal) {
        String second = start == null ? NO_TIME : SECOND.format(start);
        return sim + "/" + second + "/" + digest() + "/" + ordinal;
    }

    private String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(row.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a key is of a row before the given time; one without a time never is. */
    static boolean isOlder(String key, LocalDateTime time) {
        int end = key.lastIndexOf('/', key.lastIndexOf('/') - 1);
        String second = key.substring(key.lastIndexOf('/', end - 1) + 1, end);
        return !second.equals(NO_TIME) && second.compareTo(SECOND.format(time)) < 0;
    }
}
