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
package io.github.camelsim.thingsmobile.client;

import static io.github.camelsim.call.Effect.ONCE;
import static io.github.camelsim.call.Effect.READ;
import static io.github.camelsim.call.Effect.SET;
import static io.github.camelsim.thingsmobile.client.Parameter.amount;
import static io.github.camelsim.thingsmobile.client.Parameter.customPlanId;
import static io.github.camelsim.thingsmobile.client.Parameter.dailyLimit;
import static io.github.camelsim.thingsmobile.client.Parameter.endDateRange;
import static io.github.camelsim.thingsmobile.client.Parameter.expirationDate;
import static io.github.camelsim.thingsmobile.client.Parameter.iccid;
import static io.github.camelsim.thingsmobile.client.Parameter.message;
import static io.github.camelsim.thingsmobile.client.Parameter.monthlyLimit;
import static io.github.camelsim.thingsmobile.client.Parameter.msisdn;
import static io.github.camelsim.thingsmobile.client.Parameter.msisdnList;
import static io.github.camelsim.thingsmobile.client.Parameter.name;
import static io.github.camelsim.thingsmobile.client.Parameter.page;
import static io.github.camelsim.thingsmobile.client.Parameter.pageSize;
import static io.github.camelsim.thingsmobile.client.Parameter.simAutorechargeAmount;
import static io.github.camelsim.thingsmobile.client.Parameter.simAutorechargeCreditThreshold;
import static io.github.camelsim.thingsmobile.client.Parameter.simAutorechargeEnabled;
import static io.github.camelsim.thingsmobile.client.Parameter.simBarcode;
import static io.github.camelsim.thingsmobile.client.Parameter.startDateRange;
import static io.github.camelsim.thingsmobile.client.Parameter.status;
import static io.github.camelsim.thingsmobile.client.Parameter.tag;
import static io.github.camelsim.thingsmobile.client.Parameter.totalLimit;
import static io.github.camelsim.thingsmobile.client.ReadMode.CHANGES;
import static io.github.camelsim.thingsmobile.client.ReadMode.FULL;
import static io.github.camelsim.thingsmobile.client.ReadMode.INCREMENTAL;

import io.github.camelsim.call.ApiOperation;
import io.github.camelsim.call.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of the API, spelled as in the API document. This is the one place that describes them: producer,
 * consumers, validation, results and documentation read the properties of an operation here.
 */
public enum Operation implements ApiOperation {
    activateSim(new Builder("4.1", ONCE, "SIM activated").gap(5).multipart().required(msisdn, simBarcode)),
    blockSim(new Builder("4.2", SET, "SIM blocked").ofSim()),
    disconnectSim(new Builder("4.3", SET, "SIM disconnected").ofSim()),
    unblockSim(new Builder("4.4", SET, "SIM unblocked").ofSim()),
    simStatus(new Builder("4.5", READ, "SIM read")
            .gap(5)
            .ofSim()
            .paged(2000, 2000)
            .result(ResultKind.SIM)
            .consumable(FULL, INCREMENTAL)),
    simListLite(new Builder("4.6", READ, "SIMs read")
            .gap(1)
            .optional(name, tag, status)
            .paged(500, 500)
            .result(ResultKind.SIMS)
            .consumable(FULL, CHANGES)),
    credit(new Builder("4.7", READ, "Credit read")
            .gap(5)
            .optional(startDateRange, endDateRange)
            .paged(500, 5000)
            .maxRows(5000)
            .result(ResultKind.CREDIT)
            .consumable(INCREMENTAL)),
    updateSimName(new Builder("4.8", SET, "SIM name updated").ofSim().required(name)),
    updateSimTag(new Builder("4.9", SET, "SIM tag updated").ofSim().required(tag)),
    setupSimExpirationDate(
            new Builder("4.10", SET, "SIM expiration date set").ofSim().required(expirationDate, Parameter.blockSim)),
    setupSimTrafficThreeshold(new Builder("4.11", SET, "SIM traffic threshold set")
            .ofSim()
            .required(
                    dailyLimit,
                    Parameter.blockSimDaily,
                    monthlyLimit,
                    Parameter.blockSimMonthly,
                    totalLimit,
                    Parameter.blockSimTotal)),
    customPlanList(new Builder("4.12", READ, "Custom plans read")
            .result(ResultKind.PLANS)
            .consumable(FULL)),
    createCustomPlan(new Builder("4.13", ONCE, "Custom plan created")
            .required(name, simAutorechargeEnabled, simAutorechargeCreditThreshold, simAutorechargeAmount)),
    modifyCustomPlan(new Builder("4.14", SET, "Custom plan modified")
            .required(customPlanId, name, simAutorechargeEnabled, simAutorechargeCreditThreshold, simAutorechargeAmount)
            .wireName(customPlanId, "id")),
    changeSimPlan(new Builder("4.15", SET, "SIM plan changed").ofSim().required(customPlanId)),
    sendSms(new Builder("4.16", ONCE, "SMS sent").ofSim().required(message)),
    downloadCdr(
            new Builder("4.17", ONCE, "Export scheduled").required(msisdnList).optional(startDateRange, endDateRange)),
    rechargeSim(new Builder("4.18", ONCE, "SIM recharged").ofSim().required(amount)),
    getCdrPaginated(new Builder("4.19", READ, "CDRs read")
            .gap(5)
            .required(msisdnList)
            .optional(startDateRange, endDateRange)
            .paged(500, 500)
            .maxRows(10_000)
            .result(ResultKind.CDRS)
            .consumable(INCREMENTAL)),
    /** In the API since its version 1.41, which is newer than the document. */
    deactivateSim(new Builder(null, ONCE, "SIM deactivated").ofSim().irreversible());

    /** The gap that an operation without a documented one gets once the service has answered with error 60. */
    static final Duration LEARNED_GAP = Duration.ofSeconds(5);

    private final Builder properties;

    Operation(Builder properties) {
        this.properties = properties;
    }

    /** The section of the API document that describes the operation; null if it is newer than the document. */
    public String section() {
        return properties.section;
    }

    /** What a call changes in the account. */
    @Override
    public Effect effect() {
        return properties.effect;
    }

    /** Whether the effect of a call cannot be undone by another call. */
    public boolean irreversible() {
        return properties.irreversible;
    }

    /** A short text which says that the operation was carried out. */
    public String doneMessage() {
        return properties.doneMessage;
    }

    /** The time that the document requires between two calls; zero if it states none. */
    @Override
    public Duration gap() {
        return properties.gap;
    }

    /** Whether the request is multipart/form-data; otherwise it is x-www-form-urlencoded. */
    public boolean multipart() {
        return properties.multipart;
    }

    /** Whether the operation is about one SIM, identified by msisdn or iccid. */
    public boolean ofSim() {
        return properties.ofSim;
    }

    /** The mandatory parameters, without msisdn and iccid where one of the two is enough. */
    public List<Parameter> required() {
        return properties.required;
    }

    /** All parameters, in the order of the document. */
    public List<Parameter> parameters() {
        return properties.parameters;
    }

    /** The name of a parameter in the request. */
    String wireName(Parameter parameter) {
        return properties.wireNames.getOrDefault(parameter, parameter.name());
    }

    /** Whether the result comes in pages. */
    public boolean paged() {
        return properties.maxPageSize > 0;
    }

    /** The number of rows per page if the request does not give one; 0 if the operation is not paged. */
    public int defaultPageSize() {
        return properties.defaultPageSize;
    }

    /** The largest number of rows per page; 0 if the operation is not paged. */
    public int maxPageSize() {
        return properties.maxPageSize;
    }

    /** The largest number of rows of one time range, over all its pages; 0 if there is no limit. */
    public int maxRows() {
        return properties.maxRows;
    }

    /** What the result is, and where the response has its rows. */
    public ResultKind resultKind() {
        return properties.resultKind;
    }

    /** The ways in which a consumer can read, the default first; empty if the operation cannot be consumed from. */
    public List<ReadMode> readModes() {
        return properties.readModes;
    }

    private static final class Builder {

        private final String section;
        private final Effect effect;
        private final String doneMessage;
        private final List<Parameter> required = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final Map<Parameter, String> wireNames = new EnumMap<>(Parameter.class);
        private Duration gap = Duration.ZERO;
        private boolean irreversible;
        private boolean multipart;
        private boolean ofSim;
        private int defaultPageSize;
        private int maxPageSize;
        private int maxRows;
        private ResultKind resultKind = ResultKind.ACTION;
        private List<ReadMode> readModes = List.of();

        Builder(String section, Effect effect, String doneMessage) {
            this.section = section;
            this.effect = effect;
            this.doneMessage = doneMessage;
        }

        Builder gap(int seconds) {
            gap = Duration.ofSeconds(seconds);
            return this;
        }

        Builder irreversible() {
            irreversible = true;
            return this;
        }

        Builder multipart() {
            multipart = true;
            return this;
        }

        Builder ofSim() {
            ofSim = true;
            return optional(msisdn, iccid);
        }

        Builder required(Parameter... more) {
            required.addAll(List.of(more));
            return optional(more);
        }

        Builder optional(Parameter... more) {
            parameters.addAll(List.of(more));
            return this;
        }

        Builder wireName(Parameter parameter, String name) {
            wireNames.put(parameter, name);
            return this;
        }

        Builder paged(int defaultSize, int maxSize) {
            defaultPageSize = defaultSize;
            maxPageSize = maxSize;
            return optional(page, pageSize);
        }

        Builder maxRows(int limit) {
            maxRows = limit;
            return this;
        }

        Builder result(ResultKind kind) {
            resultKind = kind;
            return this;
        }

        Builder consumable(ReadMode... modes) {
            readModes = List.of(modes);
            return this;
        }
    }
}
