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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.infobip.client.InfobipIotParseException;
import io.github.camelsim.infobip.client.InfobipIotServiceException;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.TypeConversionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code convertBodyTo} of JSON that was captured elsewhere. */
class ConvertersTest extends IotTest {

    private static final String SIM = "{\"iccid\": \"" + ICCID + "\", \"name\": \"Zürich\", \"new\": [1]}";
    private static final String USAGE =
            "{\"iccid\": \"" + ICCID + "\", \"totalData\": \"7\", \"totalVoiceIncoming\": 60}";

    @TempDir
    private Path directory;

    @Test
    void jsonOfAnyKindIsConverted() throws Exception {
        Path file = Files.writeString(directory.resolve("sim.json"), SIM);
        byte[] bytes = SIM.getBytes(StandardCharsets.UTF_8);

        for (Object json :
                new Object[] {SIM, bytes, new ByteArrayInputStream(bytes), new StringReader(SIM), file.toFile()}) {
            SimCard sim = convert(json, SimCard.class);

            assertThat(sim.iccid()).isEqualTo(ICCID);
            assertThat(sim.name()).isEqualTo("Zürich");
        }
    }

    @Test
    void aByteOrderMarkIsUnderstood() throws Exception {
        String marked = "\uFEFF" + SIM;
        Path file = Files.writeString(directory.resolve("marked.json"), marked, StandardCharsets.UTF_16LE);

        for (Object json : new Object[] {
            marked,
            new StringReader(marked),
            marked.getBytes(StandardCharsets.UTF_8),
            new ByteArrayInputStream(marked.getBytes(StandardCharsets.UTF_16BE)),
            file.toFile()
        }) {
            assertThat(convert(json, SimCard.class).name()).isEqualTo("Zürich");
        }
    }

    @Test
    void usageIsConverted() throws Exception {
        Path file = Files.writeString(directory.resolve("usage.json"), USAGE);

        for (Object json : new Object[] {USAGE, USAGE.getBytes(), new StringReader(USAGE), file.toFile()}) {
            assertThat(convert(json, SimUsage.class))
                    .isEqualTo(new SimUsage(ICCID, null, null, null, 7L, null, null, 60L, null));
        }
    }

    @Test
    void whatTheComponentWritesCanBeReadAgain() throws Exception {
        server.answer(SIM).answer(USAGE);

        String sim = call("getSim?outputFormat=json&iccid=" + ICCID, String.class);
        String usage = call("getSimUsage?outputFormat=json&iccid=" + ICCID, String.class);

        assertThat(convert(sim, SimCard.class)).isEqualTo(convert(SIM, SimCard.class));
        assertThat(convert(usage, SimUsage.class)).isEqualTo(convert(USAGE, SimUsage.class));
    }

    @Test
    void anErrorBodyIsTheServicesRefusal() {
        String json = "{\"requestError\":{\"serviceException\":{\"messageId\":\"NOT_FOUND\",\"text\":\"no SIM\"}}}";

        assertThatThrownBy(() -> convert(json, SimCard.class))
                .isInstanceOf(TypeConversionException.class)
                .rootCause()
                .isInstanceOf(InfobipIotServiceException.class)
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void otherJsonIsRefused() {
        for (String json : new String[] {"{}", "[]", "{\"sims\": []}", "7", "<sim/>"}) {
            assertThatThrownBy(() -> convert(json, SimCard.class))
                    .as(json)
                    .hasStackTraceContaining(InfobipIotParseException.class.getName());
        }
    }

    private <T> T convert(Object json, Class<T> type) throws Exception {
        return context.getTypeConverter().mandatoryConvertTo(type, json);
    }
}
