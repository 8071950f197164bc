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

import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.parameter.ParameterMapping;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The API's parameters as options of an endpoint, each under its own name. */
@UriParams
@Configurer(extended = true)
public class InfobipIotParameters {

    /** Where messages have the parameters. A SimCard or SimUsage in the body gives its ICCID. */
    static final ParameterMapping<Parameter> MAPPING = new ParameterMapping<>(
            "infobip-iot",
            Parameter.class,
            InfobipIotConstants::header,
            EnumSet.of(Parameter.iccid),
            Parameter.text,
            InfobipIotParameters::ofRecord);

    @UriParam(label = "producer")
    private Integer page;

    @UriParam
    private Integer limit;

    @UriParam(label = "producer")
    private String iccid;

    @UriParam(label = "producer")
    private String name;

    @UriParam(label = "producer", enums = "Active,Suspended")
    private String status;

    @UriParam(label = "producer")
    private String text;

    /** The parameters that are set. */
    Map<Parameter, Object> values() {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        put(values, Parameter.page, page);
        put(values, Parameter.limit, limit);
        put(values, Parameter.iccid, iccid);
        put(values, Parameter.name, name);
        put(values, Parameter.status, status);
        put(values, Parameter.text, text);
        return values;
    }

    private static void put(Map<Parameter, Object> values, Parameter parameter, Object value) {
        if (value != null) {
            values.put(parameter, value);
        }
    }

    private static Map<Parameter, Object> ofRecord(Object body) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        if (body instanceof SimCard sim) {
            put(values, Parameter.iccid, sim.iccid());
        } else if (body instanceof SimUsage usage) {
            put(values, Parameter.iccid, usage.iccid());
        } else {
            return null;
        }
        return values;
    }

    public Integer getPage() {
        return page;
    }

    /**
     * Selects the page to read, from 1.
     */
    public void setPage(Integer page) {
        this.page = page;
    }

    public Integer getLimit() {
        return limit;
    }

    /**
     * Sets how many rows a page has: at most 100. Without it a page has 20, and a read of all pages asks for 100.
     */
    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public String getIccid() {
        return iccid;
    }

    /**
     * Identifies the SIM card by its ICCID of 18 to 22 digits.
     */
    public void setIccid(String iccid) {
        this.iccid = iccid;
    }

    public String getName() {
        return name;
    }

    /**
     * Sets the new name of the SIM card.
     */
    public void setName(String name) {
        this.name = name;
    }

    public String getStatus() {
        return status;
    }

    /**
     * Sets the new status of the SIM card.
     */
    public void setStatus(String status) {
        this.status = status;
    }

    public String getText() {
        return text;
    }

    /**
     * Sets the text of the SMS, which has at most 160 characters.
     */
    public void setText(String text) {
        this.text = text;
    }
}
