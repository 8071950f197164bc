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
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateTimeDeserializer;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.LocalDateTime;

/** A CDR, as it is written. */
@JsonIgnoreProperties(ignoreUnknown = true)
@XmlAccessorType(XmlAccessType.FIELD)
public class PlainCdr {

    public String cdrMsisdn;
    public String cdrImsi;

    @JsonFormat(pattern = PlainTime.PATTERN)
    @JsonDeserialize(using = LocalDateTimeDeserializer.class)
    @XmlJavaTypeAdapter(PlainTime.class)
    public LocalDateTime cdrDateStart;

    @JsonFormat(pattern = PlainTime.PATTERN)
    @JsonDeserialize(using = LocalDateTimeDeserializer.class)
    @XmlJavaTypeAdapter(PlainTime.class)
    public LocalDateTime cdrDateStop;

    public String cdrNetwork;
    public String cdrCountry;
    public String cdrOperator;
    public Long cdrTraffic;
}
