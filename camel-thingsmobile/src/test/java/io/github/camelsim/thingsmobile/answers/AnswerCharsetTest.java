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

import io.github.camelsim.thingsmobile.ThingsMobileConverters;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The characters of an answer, by content type, XML declaration and byte order mark. */
class AnswerCharsetTest extends AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "UTF-8, text/xml;charset=UTF-8, ''",
        "UTF-8, text/xml, ''",
        "UTF-8, , ''",
        "UTF-8, application/octet-stream, ''",
        "UTF-8, text/xml;charset=utf-8, ISO-8859-1",
        "ISO-8859-1, text/xml, ISO-8859-1",
        "ISO-8859-1, , ISO-8859-1",
        "ISO-8859-1, text/xml;charset=ISO-8859-1, ''",
        "ISO-8859-1, text/xml; charset=\"iso-8859-1\", ''",
        "ISO-8859-1, text/xml;charset=no-such-charset, ISO-8859-1",
        "UTF-16, text/xml, UTF-16"
    })
    void theCharsetIsThatOfTheContentTypeOrTheDeclaration(String charset, String contentType, String declared) {
        String declaration = declared.isEmpty() ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        String xml = declaration + "<result><done>true</done><sims><sim><name>Zähler</name></sim></sims></result>";
        server.answer(Response.of(200, contentType, xml.getBytes(Charset.forName(charset))));

        assertThat(camel.call(SIM, Sim.class).name()).isEqualTo("Zähler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml;charset=UTF-8", "text/xml"})
    void aByteOrderMarkDoesNoHarm(String contentType) {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] xml =
                "<?xml version=\"1.0\"?><result><done>true</done><sims><sim><name>Zähler</name></sim></sims></result>"
                        .getBytes(StandardCharsets.UTF_8);
        server.answer(Response.of(200, contentType, ArrayUtils.addAll(mark, xml)));

        assertThat(camel.call(SIM, Sim.class).name()).isEqualTo("Zähler");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, EFBBBF, text/xml;charset=ISO-8859-1, ''",
        "UTF-8, EFBBBF, text/xml;charset=UTF-16, ISO-8859-1",
        "UTF-8, EFBBBF, , ISO-8859-1",
        "UTF-16BE, FEFF, text/xml;charset=ISO-8859-1, ''",
        "UTF-16LE, FFFE, text/xml;charset=ISO-8859-1, UTF-16",
        "UTF-16LE, FFFE, text/xml;charset=UTF-8, UTF-8",
        "UTF-16BE, FEFF, text/xml;charset=UTF-16LE, ''",
        "UTF-32BE, 0000FEFF, text/xml;charset=UTF-8, ''",
        "UTF-32LE, FFFE0000, text/xml, ''"
    })
    void aByteOrderMarkTakesPrecedenceOverTheCharset(String charset, String mark, String contentType, String declared) {
        String declaration = declared.isEmpty() ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        String xml = declaration + "<result><done>true</done><sims><sim><name>Zähler</name></sim></sims></result>";
        byte[] body = ArrayUtils.addAll(HexFormat.of().parseHex(mark), xml.getBytes(Charset.forName(charset)));
        server.answer(Response.of(200, contentType, body), Response.of(200, contentType, body));

        assertThat(camel.call(SIM, Sim.class).name()).isEqualTo("Zähler");
        assertThat(camel.call(SIM + "&outputFormat=xml", String.class)).isEqualTo(xml);
        assertThat(ThingsMobileConverters.toSim(body).name()).isEqualTo("Zähler");
        assertThat(ThingsMobileConverters.toSim("\uFEFF" + xml).name()).isEqualTo("Zähler");
    }
}
