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
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/** What one writes to read the answers without the component, for Jackson XML and for JAXB. */
@JsonIgnoreProperties(ignoreUnknown = true)
@XmlRootElement(name = "result")
@XmlAccessorType(XmlAccessType.FIELD)
public class PlainAnswer {

    public boolean done;
    public Integer errorCode;
    public String errorMessage;

    @JacksonXmlElementWrapper(localName = "sims")
    @JsonProperty("sims")
    @XmlElementWrapper(name = "sims")
    @XmlElement(name = "sim")
    public List<PlainSim> sims = new ArrayList<>();

    @JacksonXmlElementWrapper(localName = "cdrsPaginated")
    @JsonProperty("cdrsPaginated")
    @XmlElementWrapper(name = "cdrsPaginated")
    @XmlElement(name = "cdrPaginated")
    public List<PlainCdr> cdrsPaginated = new ArrayList<>();

    /** The rows of a page, whichever they are. */
    public int rows() {
        return sims.size() + cdrsPaginated.size();
    }
}
