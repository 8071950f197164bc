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

import io.github.camelsim.digest.Sha256;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A digest of a record's fields, under the API's names and in a fixed form. It is part of persisted keys, so a form that
 * was released must not change. A new field of the API needs a new version of the form; the old version must still be
 * used to look up keys.
 */
final class RecordContent {

    private static final int DIGEST_BYTES = 12;
    private static final String NONE = "-";

    private final StringBuilder text;

    private RecordContent(String version) {
        text = new StringBuilder(version);
    }

    /** The digest of a CDR (API document 4.19 and 4.5). */
    static String of(Cdr cdr) {
        return new RecordContent("cdr/1")
                .field("cdrMsisdn", cdr.msisdn())
                .field("cdrImsi", cdr.imsi())
                .field("cdrDateStart", time(cdr.start()))
                .field("cdrDateStop", time(cdr.stop()))
                .field("cdrNetwork", cdr.network())
                .field("cdrCountry", cdr.country())
                .field("cdrOperator", cdr.operator())
                .field("cdrTraffic", cdr.traffic() == null ? null : Long.toString(cdr.traffic()))
                .digest();
    }

    /** The digest of a credit operation (API document 4.7). */
    static String of(CreditOperation operation) {
        return new RecordContent("creditHistory/1")
                .field("dateLoad", time(operation.date()))
                .field("amount", number(operation.amount()))
                .field("opDescription", operation.description())
                .field("msisdn", operation.msisdn())
                .digest();
    }

    /** The length precedes the value, so that a value that contains a line break cannot look like another field. */
    private RecordContent field(String name, String value) {
        text.append('\n').append(name).append('=');
        if (value == null) {
            text.append(NONE);
        } else {
            text.append(value.length()).append(':').append(value);
        }
        return this;
    }

    private String digest() {
        return Sha256.hex(text.toString(), DIGEST_BYTES);
    }

    private static String time(LocalDateTime time) {
        return time == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    /** {@code 10}, {@code 10.00} and {@code 1E1} are the same amount. */
    private static String number(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.unscaledValue() + "e" + -shortest.scale();
    }
}
