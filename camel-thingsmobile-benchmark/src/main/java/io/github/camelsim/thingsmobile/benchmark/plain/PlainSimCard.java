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
package io.github.camelsim.thingsmobile.benchmark.plain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateTimeDeserializer;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimCardModel;
import java.time.LocalDateTime;

/** A SIM card of Infobip, as it is written. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlainSimCard(
        String iccid,
        String imsi,
        String msisdn,
        String name,
        String status,

        @JsonDeserialize(using = LocalDateTimeDeserializer.class)
        LocalDateTime createdAt,

        @JsonDeserialize(using = LocalDateTimeDeserializer.class)
        LocalDateTime updatedAt,

        String serviceProfileId,
        Model model) {

    /** The model of a SIM card, as it is written. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Model(String type, String grade, String provisioning, String size) {}

    /** The component's record with the same values. */
    public SimCard simCard() {
        return new SimCard(
                iccid,
                imsi,
                msisdn,
                name,
                status,
                createdAt,
                updatedAt,
                serviceProfileId,
                model == null
                        ? null
                        : new SimCardModel(model.type(), model.grade(), model.provisioning(), model.size()));
    }
}
