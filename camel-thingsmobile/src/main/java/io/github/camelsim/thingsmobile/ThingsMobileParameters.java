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

    @UriParam
    private String simBarcode;

    @UriParam
    private String name;

    @UriParam
    private String tag;

    @UriParam(enums = "to-activate,active,suspended,deactivated")
    private String status;

    @UriParam
    private Integer page;

    @UriParam
    private Integer pageSize;

    @UriParam
    private String startDateRange;

    @UriParam
    private String endDateRange;

    @UriParam
    private String msisdnList;

    @UriParam
    private String expirationDate;

    @UriParam
    private Boolean blockSim;

    @UriParam
    private Double dailyLimit;

    @UriParam
    private Boolean blockSimDaily;

    @UriParam
    private Double monthlyLimit;

    @UriParam
    private Boolean blockSimMonthly;

    @UriParam
    private Double totalLimit;

    @UriParam
    private Boolean blockSimTotal;

    @UriParam
    private Boolean simAutorechargeEnabled;

    @UriParam
    private Double simAutorechargeCreditThreshold;

    @UriParam
    private Double simAutorechargeAmount;

    @UriParam
    private String customPlanId;

    @UriParam
    private String message;

    @UriParam
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
     * The number of the SIM: digits.
     */
    public void setMsisdn(String msisdn) {
        this.msisdn = msisdn;
    }

    public String getIccid() {
        return iccid;
    }

    /**
     * The ICCID of the SIM: 19 or 20 digits. One of msisdn and iccid is enough.
     */
    public void setIccid(String iccid) {
        this.iccid = iccid;
    }

    public String getSimBarcode() {
        return simBarcode;
    }

    /**
     * The barcode of the SIM to activate: 19 or 20 digits.
     */
    public void setSimBarcode(String simBarcode) {
        this.simBarcode = simBarcode;
    }

    public String getName() {
        return name;
    }

    /**
     * The name of a SIM or of a custom plan; for simListLite a filter.
     */
    public void setName(String name) {
        this.name = name;
    }

    public String getTag() {
        return tag;
    }

    /**
     * The tag of a SIM; for simListLite a filter.
     */
    public void setTag(String tag) {
        this.tag = tag;
    }

    public String getStatus() {
        return status;
    }

    /**
     * The group of SIM statuses that simListLite is to list.
     */
    public void setStatus(String status) {
        this.status = status;
    }

    public Integer getPage() {
        return page;
    }

    /**
     * The page to read, from 1.
     */
    public void setPage(Integer page) {
        this.page = page;
    }

    public Integer getPageSize() {
        return pageSize;
    }

    /**
     * The rows of a page: at most 2000 for simStatus, 500 for simListLite and getCdrPaginated, 5000
     * for credit.
     */
    public void setPageSize(Integer pageSize) {
        this.pageSize = pageSize;
    }

    public String getStartDateRange() {
        return startDateRange;
    }

    /**
     * The first moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which begins its day.
     */
    public void setStartDateRange(String startDateRange) {
        this.startDateRange = startDateRange;
    }

    public String getEndDateRange() {
        return endDateRange;
    }

    /**
     * The last moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which ends its day.
     */
    public void setEndDateRange(String endDateRange) {
        this.endDateRange = endDateRange;
    }

    public String getMsisdnList() {
        return msisdnList;
    }

    /**
     * Numbers of SIMs, separated by commas.
     */
    public void setMsisdnList(String msisdnList) {
        this.msisdnList = msisdnList;
    }

    public String getExpirationDate() {
        return expirationDate;
    }

    /**
     * The day on which the SIM expires: 2026-01-31.
     */
    public void setExpirationDate(String expirationDate) {
        this.expirationDate = expirationDate;
    }

    public Boolean getBlockSim() {
        return blockSim;
    }

    /**
     * Whether the SIM is blocked when it expires.
     */
    public void setBlockSim(Boolean blockSim) {
        this.blockSim = blockSim;
    }

    public Double getDailyLimit() {
        return dailyLimit;
    }

    /**
     * The daily traffic threshold in MB (1 MB = 1,048,576 bytes).
     */
    public void setDailyLimit(Double dailyLimit) {
        this.dailyLimit = dailyLimit;
    }

    public Boolean getBlockSimDaily() {
        return blockSimDaily;
    }

    /**
     * Whether the SIM is blocked when it exceeds the daily threshold.
     */
    public void setBlockSimDaily(Boolean blockSimDaily) {
        this.blockSimDaily = blockSimDaily;
    }

    public Double getMonthlyLimit() {
        return monthlyLimit;
    }

    /**
     * The monthly traffic threshold in MB (1 MB = 1,048,576 bytes).
     */
    public void setMonthlyLimit(Double monthlyLimit) {
        this.monthlyLimit = monthlyLimit;
    }

    public Boolean getBlockSimMonthly() {
        return blockSimMonthly;
    }

    /**
     * Whether the SIM is blocked when it exceeds the monthly threshold.
     */
    public void setBlockSimMonthly(Boolean blockSimMonthly) {
        this.blockSimMonthly = blockSimMonthly;
    }

    public Double getTotalLimit() {
        return totalLimit;
    }

    /**
     * The total traffic threshold in MB (1 MB = 1,048,576 bytes).
     */
    public void setTotalLimit(Double totalLimit) {
        this.totalLimit = totalLimit;
    }

    public Boolean getBlockSimTotal() {
        return blockSimTotal;
    }

    /**
     * Whether the SIM is blocked when it exceeds the total threshold.
     */
    public void setBlockSimTotal(Boolean blockSimTotal) {
        this.blockSimTotal = blockSimTotal;
    }

    public Boolean getSimAutorechargeEnabled() {
        return simAutorechargeEnabled;
    }

    /**
     * Whether SIMs of the custom plan are recharged automatically.
     */
    public void setSimAutorechargeEnabled(Boolean simAutorechargeEnabled) {
        this.simAutorechargeEnabled = simAutorechargeEnabled;
    }

    public Double getSimAutorechargeCreditThreshold() {
        return simAutorechargeCreditThreshold;
    }

    /**
     * Below how many MB a SIM of the custom plan is recharged.
     */
    public void setSimAutorechargeCreditThreshold(Double simAutorechargeCreditThreshold) {
        this.simAutorechargeCreditThreshold = simAutorechargeCreditThreshold;
    }

    public Double getSimAutorechargeAmount() {
        return simAutorechargeAmount;
    }

    /**
     * By how many MB a SIM of the custom plan is recharged.
     */
    public void setSimAutorechargeAmount(Double simAutorechargeAmount) {
        this.simAutorechargeAmount = simAutorechargeAmount;
    }

    public String getCustomPlanId() {
        return customPlanId;
    }

    /**
     * The id of the custom plan.
     */
    public void setCustomPlanId(String customPlanId) {
        this.customPlanId = customPlanId;
    }

    public String getMessage() {
        return message;
    }

    /**
     * The text of the SMS: at most 160 characters.
     */
    public void setMessage(String message) {
        this.message = message;
    }

    public Double getAmount() {
        return amount;
    }

    /**
     * The MB to recharge: above 0, at most 1024.
     */
    public void setAmount(Double amount) {
        this.amount = amount;
    }
}
