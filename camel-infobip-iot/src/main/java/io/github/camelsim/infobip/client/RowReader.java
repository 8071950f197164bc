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
package io.github.camelsim.infobip.client;

import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimCardModel;
import io.github.camelsim.infobip.model.SimUsage;
import java.util.Set;

/** Makes the rows of a result from the fields of their JSON objects. */
final class RowReader {

    /** All fields that rows have, also of objects in them. */
    static final Set<String> FIELDS = Set.of(
            "iccid",
            "imsi",
            "msisdn",
            "name",
            "status",
            "createdAt",
            "updatedAt",
            "serviceProfileId",
            "model",
            "type",
            "grade",
            "provisioning",
            "size",
            "simName",
            "receivedSmsCount",
            "sentSmsCount",
            "usedDataBytes",
            "receivedCallsCount",
            "sentCallsCount",
            "totalSmsMt",
            "totalSmsMo",
            "totalData",
            "totalVoiceIncoming",
            "totalVoiceOutgoing",
            "incomingVoiceSeconds",
            "outgoingVoiceSeconds");

    private RowReader() {}

    /** API page, section 1, Sim Report Response. */
    static SimCard simCard(JsonFields fields) {
        return new SimCard(
                fields.iccid("iccid"),
                fields.identifier("imsi"),
                fields.identifier("msisdn"),
                fields.text("name"),
                fields.text("status"),
                fields.time("createdAt"),
                fields.time("updatedAt"),
                fields.identifier("serviceProfileId"),
                model(fields.object("model")));
    }

    private static SimCardModel model(JsonFields fields) {
        return fields == null
                ? null
                : new SimCardModel(
                        fields.text("type"), fields.text("grade"), fields.text("provisioning"), fields.text("size"));
    }

    /**
     * API page, section 5. The table and the example name some fields differently. What the table calls voice is in
     * seconds and what the example calls calls is a number of them, so these are different values. The names of the
     * record's components are read as well, so that what the component has written as JSON can be read again.
     */
    static SimUsage simUsage(JsonFields fields) {
        return new SimUsage(
                fields.iccid("iccid"),
                fields.text("simName"),
                fields.count("receivedSmsCount", "totalSmsMt"),
                fields.count("sentSmsCount", "totalSmsMo"),
                fields.count("usedDataBytes", "totalData"),
                fields.count("receivedCallsCount"),
                fields.count("sentCallsCount"),
                fields.count("totalVoiceIncoming", "incomingVoiceSeconds"),
                fields.count("totalVoiceOutgoing", "outgoingVoiceSeconds"));
    }
}
