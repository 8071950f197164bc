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
package io.github.camelsim.infobip.transform;

import io.github.camelsim.event.SimEvent;
import io.github.camelsim.infobip.InfobipIotConstants;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** SIM cards and their changes, and usages, as CloudEvents with JSON data. */
@DataTypeTransformer(
        name = "infobip-iot:application-cloudevents",
        description = "Makes a CloudEvent of a SIM card, a change of a SIM card, or a usage")
public class InfobipIotCloudEventsDataTypeTransformer extends Transformer {

    private static final String TYPE = "io.github.camelsim.infobip-iot.";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        event(message).writeTo(message);
    }

    private static SimEvent event(Message message) {
        Object body = message.getBody();
        if (body instanceof SimCard sim) {
            String change = message.getHeader(InfobipIotConstants.CHANGE, String.class);
            String type = change == null ? "sim" : "sim." + change;
            // a removed SIM was updated before it was removed; the API's times have no zone, and are taken for UTC
            Instant time = sim.updatedAt() == null || "removed".equals(change)
                    ? null
                    : sim.updatedAt().toInstant(ZoneOffset.UTC);
            String fields = message.getHeader(InfobipIotConstants.CHANGED_FIELDS, String.class);
            return event(message, type, "listSims", sim.iccid(), time, change == null ? null : String.valueOf(fields));
        }
        if (body instanceof SimUsage usage) {
            String before = message.getHeader(InfobipIotConstants.USED_DATA_BYTES_BEFORE, String.class);
            return event(message, "usage", "listMonthlyUsage", usage.iccid(), null, before);
        }
        throw new IllegalArgumentException(
                "infobip-iot: a "
                        + (body == null ? "body of null" : body.getClass().getName())
                        + " is no SIM card or usage, of which a CloudEvent can be made; split a list, and use outputFormat=pojo");
    }

    /** @param change what tells this change from others to the same state; null if it is none */
    private static SimEvent event(
            Message message, String type, String usualOperation, String subject, Instant time, String change) {
        String source =
                "infobip-iot:" + message.getHeader(InfobipIotConstants.RESULT_OPERATION, usualOperation, String.class);
        String json = ResultJson.text(message.getBody());
        String id = change == null ? null : SimEvent.idOfChange(source, type, subject, change, json);
        return new SimEvent(id, TYPE + type, source, subject, time, json);
    }
}
