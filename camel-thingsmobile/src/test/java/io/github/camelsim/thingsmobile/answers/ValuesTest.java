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
package io.github.camelsim.thingsmobile.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.time.LocalDateTime;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte counts, times and amounts that are written unusually, and read as they are meant. */
class ValuesTest extends AnswersTest {

    private static final String HEADER = "CamelThingsMobileUnreadable";
    private static final String MSISDN = "882360001975037";
    private static final String STATUS = "thingsmobile:simStatus?msisdn=" + MSISDN;

    @ParameterizedTest
    @CsvSource({
        "1048576.0, 1048576",
        "0.5, 1",
        "13.107, 13107",
        "1.234.567, 1234567",
        "-1.234.567, -1234567",
        "13.000, 13",
        "1.000.000, 1000000",
        "0.000, 0",
        "0.500, 1",
        "1234.567, 1235",
        "1048576.000, 1048576",
        "13.1070, 13",
        "9223372036854775807, 9223372036854775807",
        "1e3, 1000"
    })
    void byteCountsAreReadAsTheyAreMeant(String written, long bytes) {
        server.answer(Response.xml(answer("<balance>" + written + "</balance>")));

        assertThat(camel.call(STATUS, Sim.class).balance()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-02-28 24:00:00, 2018-03-01T00:00",
        "2018-02-28T24:00, 2018-03-01T00:00",
        "2016-12-31 23:59:60, 2017-01-01T00:00",
        "2018-02-28 12:45:60, 2018-02-28T12:46",
        "2018-02-28 12:45:00Z, 2018-02-28T13:45",
        "2018-02-28T12:45:00Z, 2018-02-28T13:45",
        "2018-02-28T12:45:00.000Z, 2018-02-28T13:45",
        "2018-02-28T12:45:00.123456789012Z, 2018-02-28T13:45:00.123456789",
        "2018-02-28 12:45:00 +0100, 2018-02-28T12:45",
        "2018-02-28T12:45:00-05:00, 2018-02-28T18:45",
        "2018-02-28T23:59:60Z, 2018-03-01T01:00",
        "2018-02-28T24:00:00Z, 2018-03-01T01:00",
        "2018-02-28, 2018-02-28T00:00",
        "2018-02-28 12:45, 2018-02-28T12:45",
        "2018-02-28 12:45:00.5, 2018-02-28T12:45:00.5",
        "9999-12-31 23:59:59, 9999-12-31T23:59:59"
    })
    void timesAreReadAsTheyAreMeant(String written, LocalDateTime time) {
        server.answer(Response.xml(answer("<activationDate>" + written + "</activationDate>")));

        Message message = camel.send(STATUS + "&timeZone=Europe/Rome").getMessage();

        assertThat(message.getBody(Sim.class).activationDate()).isEqualTo(time);
        assertThat(message.getHeaders()).doesNotContainKey(HEADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-00-00",
                "0000-00-00 00:00:00",
                "-0001-11-30 00:00:00",
                "-0001-11-30T00:00:00+01:00",
                "0001-01-01 00:00:00",
                "0001-01-01T00:00:00"
            })
    void zeroDatesAreNull(String written) {
        server.answer(Response.xml(answer("<activationDate>" + written + "</activationDate>")));

        Message message = camel.send(STATUS).getMessage();

        assertThat(message.getBody(Sim.class).activationDate()).isNull();
        assertThat(message.getHeaders()).doesNotContainKey(HEADER);
    }

    @Test
    void anAmountStaysShortWhenItIsWrittenWithoutExponent() {
        server.answer(Response.xml("<result><done>true</done><amount>1e1000</amount><creditHistory><historyRow>"
                + "<amount>1e-1000</amount></historyRow><historyRow><amount>-1e2</amount></historyRow></creditHistory>"
                + "</result>"));

        Message message = camel.send("thingsmobile:credit?outputFormat=json").getMessage();

        assertThat(message.getBody(String.class)).contains("\"amount\":null").contains("\"amount\":-100,");
        assertThat(message.getHeader(HEADER)).isEqualTo("amount=1e1000; history[0].amount=1e-1000");
    }

    private static String answer(String elements) {
        return "<result><done>true</done><sims><sim><msisdn>" + MSISDN + "</msisdn>" + elements
                + "</sim></sims></result>";
    }
}
