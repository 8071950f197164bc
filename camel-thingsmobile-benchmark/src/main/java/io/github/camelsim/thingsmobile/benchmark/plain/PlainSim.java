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

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateTimeDeserializer;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A SIM, as it is written. */
@JsonIgnoreProperties(ignoreUnknown = true)
@XmlAccessorType(XmlAccessType.FIELD)
public class PlainSim {

    public String msisdn;
    public String iccid;
    public String name;
    public String tag;
    public String status;
    public String type;
    public String plan;
    public String automation;
    public String country;
    public String roamingProfile;

    @JsonFormat(pattern = PlainTime.PATTERN)
    @JsonDeserialize(using = LocalDateTimeDeserializer.class)
    @XmlJavaTypeAdapter(PlainTime.class)
    public LocalDateTime activationDate;

    @JsonFormat(pattern = PlainTime.PATTERN)
    @JsonDeserialize(using = LocalDateTimeDeserializer.class)
    @XmlJavaTypeAdapter(PlainTime.class)
    public LocalDateTime expirationDate;

    @JsonFormat(pattern = PlainTime.PATTERN)
    @JsonDeserialize(using = LocalDateTimeDeserializer.class)
    @XmlJavaTypeAdapter(PlainTime.class)
    public LocalDateTime lastConnectionDate;

    public Long balance;
    public Long dailyTraffic;
    public Long monthlyTraffic;
    public Long totalTraffic;
    public Long dailyTrafficThreshold;
    public Long monthlyTrafficThreshold;
    public Long totalTrafficThreshold;
    public Integer blockSimDaily;
    public Integer blockSimMonthly;
    public Integer blockSimTotal;
    public Integer blockSimAfterExpirationDate;

    @JacksonXmlElementWrapper(localName = "cdrs")
    @JsonProperty("cdrs")
    @XmlElementWrapper(name = "cdrs")
    @XmlElement(name = "cdr")
    public List<PlainCdr> cdrs = new ArrayList<>();
}
