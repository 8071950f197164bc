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

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelsim.format.Identifiers;
import io.github.camelsim.poll.RowCodec;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.xml.AnswerModule;
import java.util.List;
import org.apache.camel.RuntimeCamelException;

/** Writes SIMs as JSON for the snapshot of {@code changesOnly}. */
final class SimCodec implements RowCodec<Sim> {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new AnswerModule())
            .serializationInclusion(Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a newer version may have written more fields
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // file repositories write in the charset of the platform
            .build();

    /** The number of a SIM, or its ICCID if it has no number. A text without digits, such as N/A, may be that of many SIMs. */
    @Override
    public String key(Sim sim) {
        if (Identifiers.digits(sim.msisdn()) != null) {
            return sim.msisdn();
        }
        return Identifiers.digits(sim.iccid()) == null ? null : "iccid " + sim.iccid();
    }

    @Override
    public String write(Sim sim) {
        try {
            return mapper.writeValueAsString(sim);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }

    @Override
    public Sim read(String json) {
        return read(json, Sim.class);
    }

    @Override
    public List<Sim> readAll(String json) {
        return List.of(read(json, Sim[].class));
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
