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
package io.github.camelsim.infobip.sandbox.api;

import io.github.camelsim.infobip.sandbox.fleet.InfobipModel;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.infobip.sandbox.fleet.InfobipUsage;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The objects in the bodies of responses, with the fields of the examples of Infobip's API page in their order. */
final class InfobipBodies {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private InfobipBodies() {}

    /** A page of a list. */
    static Map<String, Object> page(InfobipPage page, String name, List<Map<String, Object>> rows) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("page", page.number());
        body.put("limit", page.limit());
        body.put(name, rows);
        return body;
    }

    /** Section 1; fields without a value are left out, as in the example. */
    static Map<String, Object> sim(InfobipSim sim) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("iccid", sim.iccid());
        body.put("imsi", sim.imsi());
        body.put("name", sim.name());
        body.put("status", sim.status());
        body.put("createdAt", time(sim.createdAt()));
        body.put("updatedAt", time(sim.updatedAt()));
        body.put("msisdn", sim.msisdn());
        body.put("serviceProfileId", sim.serviceProfileId());
        body.put("model", sim.model() == null ? null : model(sim.model()));
        body.values().removeIf(value -> value == null);
        return body;
    }

    private static Map<String, Object> model(InfobipModel model) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", model.type());
        body.put("grade", model.grade());
        body.put("provisioning", model.provisioning());
        body.put("size", model.size());
        body.values().removeIf(value -> value == null);
        return body;
    }

    /** Sections 5 and 8. */
    static Map<String, Object> usage(UsageForm form, InfobipSim sim, InfobipUsage usage) {
        return form == UsageForm.EXAMPLE ? usageAsInTheExample(sim, usage) : usageAsInTheTable(sim, usage);
    }

    private static Map<String, Object> usageAsInTheExample(InfobipSim sim, InfobipUsage usage) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("iccid", sim.iccid());
        body.put("receivedSmsCount", usage.receivedSmsCount());
        body.put("sentSmsCount", usage.sentSmsCount());
        body.put("usedDataBytes", usage.usedDataBytes());
        body.put("receivedCallsCount", usage.receivedCallsCount());
        body.put("sentCallsCount", usage.sentCallsCount());
        return body;
    }

    private static Map<String, Object> usageAsInTheTable(InfobipSim sim, InfobipUsage usage) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("iccid", sim.iccid());
        body.put("simName", sim.name());
        body.put("totalSmsMt", text(usage.receivedSmsCount()));
        body.put("totalSmsMo", text(usage.sentSmsCount()));
        body.put("totalData", text(usage.usedDataBytes()));
        body.put("totalVoiceIncoming", text(usage.incomingVoiceSeconds()));
        body.put("totalVoiceOutgoing", text(usage.outgoingVoiceSeconds()));
        return body;
    }

    private static String text(Long number) {
        return number == null ? null : number.toString();
    }

    private static String time(LocalDateTime time) {
        return TIME.format(time);
    }
}
