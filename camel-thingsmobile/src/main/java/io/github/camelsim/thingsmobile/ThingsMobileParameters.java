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

import io.github.camelsim.parameter.ParameterMapping;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.model.Sim;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The parameters of the API as options of an endpoint, spelled as in the API document (4). The class is long because
 * Camel requires a field, a getter and a documented setter for each of the 25 options.
 */
@UriParams
@Configurer(extended = true)
public class ThingsMobileParameters {

    /** Where messages have the parameters. A Sim in the body gives its number. */
    static final ParameterMapping<Parameter> MAPPING = new ParameterMapping<>(
            "thingsmobile",
            Parameter.class,
            ThingsMobileConstants::header,
            EnumSet.of(Parameter.msisdn, Parameter.iccid),
            Parameter.message,
            ThingsMobileParameters::ofSim);

    @UriParam
    private String msisdn;

    @UriParam
    private String iccid;

    @UriParam(label = "producer")
    private String simBarcode;

    @UriParam
    private String name;

    @UriParam
    private String tag;

    @UriParam(enums = "to-activate,active,suspended,deactivated")
    private String status;

    @UriParam(label = "producer")
    private Integer page;

    @UriParam
    private Integer pageSize;

    @UriParam
    private String startDateRange;

    @UriParam
    private String endDateRange;

    @UriParam
    private String msisdnList;

    @UriParam(label = "producer")
    private String expirationDate;

    @UriParam(label = "producer")
    private Boolean blockSim;

    @UriParam(label = "producer")
    private Double dailyLimit;

    @UriParam(label = "producer")
    private Boolean blockSimDaily;

    @UriParam(label = "producer")
    private Double monthlyLimit;

    @UriParam(label = "producer")
    private Boolean blockSimMonthly;

    @UriParam(label = "producer")
    private Double totalLimit;

    @UriParam(label = "producer")
    private Boolean blockSimTotal;

    @UriParam(label = "producer")
    private Boolean simAutorechargeEnabled;

    @UriParam(label = "producer")
    private Double simAutorechargeCreditThreshold;

    @UriParam(label = "producer")
    private Double simAutorechargeAmount;

    @UriParam(label = "producer")
    private String customPlanId;

    @UriParam(label = "producer")
    private String message;

    @UriParam(label = "producer")
    private Double amount;

    /** The parameters that are set. */
    Map<Parameter, Object> values() {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        put(values, Parameter.msisdn, msisdn);
        put(values, Parameter.iccid, iccid);
        put(values, Parameter.simBarcode, simBarcode);
        put(values, Parameter.name, name);
        put(values, Parameter.tag, tag);
        put(values, Parameter.status, status);
        put(values, Parameter.page, page);
        put(values, Parameter.pageSize, pageSize);
        put(values, Parameter.startDateRange, startDateRange);
        put(values, Parameter.endDateRange, endDateRange);
        put(values, Parameter.msisdnList, msisdnList);
        put(values, Parameter.expirationDate, expirationDate);
        put(values, Parameter.blockSim, blockSim);
        put(values, Parameter.dailyLimit, dailyLimit);
        put(values, Parameter.blockSimDaily, blockSimDaily);
        put(values, Parameter.monthlyLimit, monthlyLimit);
        put(values, Parameter.blockSimMonthly, blockSimMonthly);
        put(values, Parameter.totalLimit, totalLimit);
        put(values, Parameter.blockSimTotal, blockSimTotal);
        put(values, Parameter.simAutorechargeEnabled, simAutorechargeEnabled);
        put(values, Parameter.simAutorechargeCreditThreshold, simAutorechargeCreditThreshold);
        put(values, Parameter.simAutorechargeAmount, simAutorechargeAmount);
        put(values, Parameter.customPlanId, customPlanId);
        put(values, Parameter.message, message);
        put(values, Parameter.amount, amount);
        return values;
    }

    private static void put(Map<Parameter, Object> values, Parameter parameter, Object value) {
        if (value != null) {
            values.put(parameter, value);
        }
    }

    private static Map<Parameter, Object> ofSim(Object body) {
        if (!(body instanceof Sim sim)) {
            return null;
        }
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        put(values, Parameter.msisdn, sim.msisdn());
        put(values, Parameter.msisdnList, sim.msisdn());
        return values;
    }

    public String getMsisdn() {
        return msisdn;
    }

    /**
     * Identifies the SIM by its number, in digits.
     */
    public void setMsisdn(String msisdn) {
        this.msisdn = msisdn;
    }

    public String getIccid() {
        return iccid;
    }

    /**
     * Identifies the SIM by its ICCID of 19 or 20 digits. One of msisdn and iccid is enough.
     */
    public void setIccid(String iccid) {
        this.iccid = iccid;
    }

    public String getSimBarcode() {
        return simBarcode;
    }

    /**
     * Identifies the SIM to activate by its barcode of 19 or 20 digits.
     */
    public void setSimBarcode(String simBarcode) {
        this.simBarcode = simBarcode;
    }

    public String getName() {
        return name;
    }

    /**
     * Names a SIM or a custom plan. For simListLite it is a filter.
     */
    public void setName(String name) {
        this.name = name;
    }

    public String getTag() {
        return tag;
    }

    /**
     * Tags a SIM. For simListLite it is a filter.
     */
    public void setTag(String tag) {
        this.tag = tag;
    }

    public String getStatus() {
        return status;
    }

    /**
     * Selects the group of SIM statuses that simListLite lists.
     */
    public void setStatus(String status) {
        this.status = status;
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

    public Integer getPageSize() {
        return pageSize;
    }

    /**
     * Sets how many rows a page has: at most 2000 for simStatus, 500 for simListLite and getCdrPaginated, 5000 for
     * credit.
     */
    public void setPageSize(Integer pageSize) {
        this.pageSize = pageSize;
    }

    public String getStartDateRange() {
        return startDateRange;
    }

    /**
     * Sets the first moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which begins its day.
     */
    public void setStartDateRange(String startDateRange) {
        this.startDateRange = startDateRange;
    }

    public String getEndDateRange() {
        return endDateRange;
    }

    /**
     * Sets the last moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which ends its day.
     */
    public void setEndDateRange(String endDateRange) {
        this.endDateRange = endDateRange;
    }

    public String getMsisdnList() {
        return msisdnList;
    }

    /**
     * Lists the numbers of SIMs, separated by commas.
     */
    public void setMsisdnList(String msisdnList) {
        this.msisdnList = msisdnList;
    }

    public String getExpirationDate() {
        return expirationDate;
    }

    /**
     * Sets the day on which the SIM expires, such as 2026-01-31.
     */
    public void setExpirationDate(String expirationDate) {
        this.expirationDate = expirationDate;
    }

    public Boolean getBlockSim() {
        return blockSim;
    }

    /**
     * Sets whether the SIM is blocked when it expires.
     */
    public void setBlockSim(Boolean blockSim) {
        this.blockSim = blockSim;
    }

    public Double getDailyLimit() {
        return dailyLimit;
    }

    /**
     * Sets the daily traffic threshold in MB (1 MB = 1,048,576 bytes).
     */
    public void setDailyLimit(Double dailyLimit) {
        this.dailyLimit = dailyLimit;
    }

    public Boolean getBlockSimDaily() {
        return blockSimDaily;
    }

    /**
     * Sets whether the SIM is blocked when it exceeds the daily threshold.
     */
    public void setBlockSimDaily(Boolean blockSimDaily) {
        this.blockSimDaily = blockSimDaily;
    }

    public Double getMonthlyLimit() {
        return monthlyLimit;
    }

    /**
     * Sets the monthly traffic threshold in MB (1 MB = 1,048,576 bytes).
     */
    public void setMonthlyLimit(Double monthlyLimit) {
        this.monthlyLimit = monthlyLimit;
    }

    public Boolean getBlockSimMonthly() {
        return blockSimMonthly;
    }

    /**
     * Sets whether the SIM is blocked when it exceeds the monthly threshold.
     */
    public void setBlockSimMonthly(Boolean blockSimMonthly) {
        this.blockSimMonthly = blockSimMonthly;
    }

    public Double getTotalLimit() {
        return totalLimit;
    }

    /**
     * Sets the total traffic threshold in MB (1 MB = 1,048,576 bytes).
     */
    public void setTotalLimit(Double totalLimit) {
        this.totalLimit = totalLimit;
    }

    public Boolean getBlockSimTotal() {
        return blockSimTotal;
    }

    /**
     * Sets whether the SIM is blocked when it exceeds the total threshold.
     */
    public void setBlockSimTotal(Boolean blockSimTotal) {
        this.blockSimTotal = blockSimTotal;
    }

    public Boolean getSimAutorechargeEnabled() {
        return simAutorechargeEnabled;
    }

    /**
     * Sets whether SIMs of the custom plan are recharged automatically.
     */
    public void setSimAutorechargeEnabled(Boolean simAutorechargeEnabled) {
        this.simAutorechargeEnabled = simAutorechargeEnabled;
    }

    public Double getSimAutorechargeCreditThreshold() {
        return simAutorechargeCreditThreshold;
    }

    /**
     * Sets below how many MB a SIM of the custom plan is recharged.
     */
    public void setSimAutorechargeCreditThreshold(Double simAutorechargeCreditThreshold) {
        this.simAutorechargeCreditThreshold = simAutorechargeCreditThreshold;
    }

    public Double getSimAutorechargeAmount() {
        return simAutorechargeAmount;
    }

    /**
     * Sets by how many MB a SIM of the custom plan is recharged.
     */
    public void setSimAutorechargeAmount(Double simAutorechargeAmount) {
        this.simAutorechargeAmount = simAutorechargeAmount;
    }

    public String getCustomPlanId() {
        return customPlanId;
    }

    /**
     * Identifies the custom plan.
     */
    public void setCustomPlanId(String customPlanId) {
        this.customPlanId = customPlanId;
    }

    public String getMessage() {
        return message;
    }

    /**
     * Sets the text of the SMS, which has at most 160 characters.
     */
    public void setMessage(String message) {
        this.message = message;
    }

    public Double getAmount() {
        return amount;
    }

    /**
     * Sets how many MB are recharged: above 0, at most 1024.
     */
    public void setAmount(Double amount) {
        this.amount = amount;
    }
}
