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
package io.github.camelsim.infobip.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsim.infobip.model.ActionReference;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimCardModel;
import io.github.camelsim.infobip.model.SimUsage;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.camel.RuntimeCamelException;

/**
 * Results as compact JSON whose fields have the names of the records' components. Times have no zone, as in the
 * responses of the service: {@code 2019-06-04T11:42:48}.
 */
public final class InfobipIotJson {

    private final ObjectMapper mapper;

    public InfobipIotJson() {
        this(new ObjectMapper());
    }

    private InfobipIotJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** With escapes for all other characters: file repositories write in the charset of the platform. */
    public static InfobipIotJson inAscii() {
        return new InfobipIotJson(
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
    }

    /** One result: a row, or what an action returns. */
    public String write(Object result) {
        return text(node(result));
    }

    /** A list of rows. */
    public String write(List<?> rows) {
        ArrayNode array = mapper.createArrayNode();
        rows.forEach(row -> array.add(node(row)));
        return text(array);
    }

    private String text(Object node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }

    private ObjectNode node(Object result) {
        if (result instanceof SimCard sim) {
            return sim(sim);
        }
        return result instanceof SimUsage usage ? usage(usage) : action((ActionReference) result);
    }

    private ObjectNode sim(SimCard sim) {
        ObjectNode node = mapper.createObjectNode()
                .put("iccid", sim.iccid())
                .put("imsi", sim.imsi())
                .put("msisdn", sim.msisdn())
                .put("name", sim.name())
                .put("status", sim.status())
                .put("createdAt", time(sim.createdAt()))
                .put("updatedAt", time(sim.updatedAt()))
                .put("serviceProfileId", sim.serviceProfileId());
        return node.set("model", model(sim.model()));
    }

    private ObjectNode model(SimCardModel model) {
        return model == null
                ? null
                : mapper.createObjectNode()
                        .put("type", model.type())
                        .put("grade", model.grade())
                        .put("provisioning", model.provisioning())
                        .put("size", model.size());
    }

    private ObjectNode usage(SimUsage usage) {
        return mapper.createObjectNode()
                .put("iccid", usage.iccid())
                .put("simName", usage.simName())
                .put("receivedSmsCount", usage.receivedSmsCount())
                .put("sentSmsCount", usage.sentSmsCount())
                .put("usedDataBytes", usage.usedDataBytes())
                .put("receivedCallsCount", usage.receivedCallsCount())
                .put("sentCallsCount", usage.sentCallsCount())
                .put("incomingVoiceSeconds", usage.incomingVoiceSeconds())
                .put("outgoingVoiceSeconds", usage.outgoingVoiceSeconds());
    }

    private ObjectNode action(ActionReference action) {
        return mapper.createObjectNode()
                .put("operation", action.operation())
                .put("iccid", action.iccid())
                .put("actionId", action.actionId());
    }

    private static String time(LocalDateTime time) {
        return time == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }
}
