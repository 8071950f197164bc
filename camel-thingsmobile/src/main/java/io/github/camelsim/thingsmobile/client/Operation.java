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

import static io.github.camelsim.thingsmobile.client.Effect.ONCE;
import static io.github.camelsim.thingsmobile.client.Effect.READ;
import static io.github.camelsim.thingsmobile.client.Effect.SET;
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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The API's operations, each spelled as in the API document and described here once: all that producer, consumers,
 * validation and documentation know of one they read here.
 */
public enum Operation {
    activateSim(new Builder("4.1", ONCE, "SIM activated").gap(5).multipart().required(msisdn, simBarcode)),
    blockSim(new Builder("4.2", SET, "SIM blocked").ofSim()),
    disconnectSim(new Builder("4.3", SET, "SIM disconnected").ofSim()),
    unblockSim(new Builder("4.4", SET, "SIM unblocked").ofSim()),
    simStatus(new Builder("4.5", READ, "SIM read")
            .gap(5)
            .ofSim()
            .paged(2000, 2000)
            .rows("sims")),
    simListLite(new Builder("4.6", READ, "SIMs read")
            .gap(1)
            .optional(name, tag, status)
            .paged(500, 500)
            .rows("sims")),
    credit(new Builder("4.7", READ, "Credit read")
            .gap(5)
            .optional(startDateRange, endDateRange)
            .paged(500, 5000)
            .maxRows(5000)
            .rows("creditHistory")),
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
    customPlanList(new Builder("4.12", READ, "Custom plans read").rows("plans")),
    createCustomPlan(new Builder("4.13", ONCE, "Custom plan created")
            .required(name, simAutorechargeEnabled, simAutorechargeCreditThreshold, simAutorechargeAmount)),
    modifyCustomPlan(new Builder("4.14", SET, "Custom plan modified")
            .required(
                    customPlanId, name, simAutorechargeEnabled, simAutorechargeCreditThreshold, simAutorechargeAmount)),
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
            .rows("cdrsPaginated")),
    /** In the API since its version 1.41, which is newer than the document; it cannot be undone. */
    deactivateSim(new Builder(null, ONCE, "SIM deactivated").ofSim());

    /** The gap of an operation for which the document gives none, once the service has shown that there is one. */
    static final Duration LEARNED_GAP = Duration.ofSeconds(5);

    private final Builder is;

    Operation(Builder is) {
        this.is = is;
    }

    /** The section of the API document that describes it; null if it is newer than the document. */
    public String section() {
        return is.section;
    }

    /** What it does to the account. */
    public Effect effect() {
        return is.effect;
    }

    /** That it is done, in a few words. */
    public String doneMessage() {
        return is.doneMessage;
    }

    /** The time that the document wants between two calls; zero if it names none. */
    public Duration gap() {
        return is.gap;
    }

    /** Whether the request is multipart/form-data rather than x-www-form-urlencoded. */
    public boolean multipart() {
        return is.multipart;
    }

    /** Whether it is about one SIM, which msisdn or iccid names. */
    public boolean ofSim() {
        return is.ofSim;
    }

    /** The parameters that must be given, without msisdn and iccid where one of the two suffices. */
    public List<Parameter> required() {
        return is.required;
    }

    /** All its parameters, in the document's order. */
    public List<Parameter> parameters() {
        return is.parameters;
    }

    /** Whether it answers in pages. */
    public boolean paged() {
        return is.maxPageSize > 0;
    }

    /** The rows of a page if the request does not say; 0 if it is not paged. */
    public int defaultPageSize() {
        return is.defaultPageSize;
    }

    /** The rows that a page may have at most; 0 if it is not paged. */
    public int maxPageSize() {
        return is.maxPageSize;
    }

    /** The rows that can be had of one range of time at most; 0 if there is no limit. */
    public int maxRows() {
        return is.maxRows;
    }

    /** The element of a good answer that holds its rows; null if it has none. */
    public String rowsElement() {
        return is.rowsElement;
    }

    private static final class Builder {

        private final String section;
        private final Effect effect;
        private final String doneMessage;
        private final List<Parameter> required = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private Duration gap = Duration.ZERO;
        private boolean multipart;
        private boolean ofSim;
        private int defaultPageSize;
        private int maxPageSize;
        private int maxRows;
        private String rowsElement;

        Builder(String section, Effect effect, String doneMessage) {
            this.section = section;
            this.effect = effect;
            this.doneMessage = doneMessage;
        }

        Builder gap(int seconds) {
            gap = Duration.ofSeconds(seconds);
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

        Builder paged(int defaultSize, int maxSize) {
            defaultPageSize = defaultSize;
            maxPageSize = maxSize;
            return optional(page, pageSize);
        }

        Builder maxRows(int most) {
            maxRows = most;
            return this;
        }

        Builder rows(String element) {
            rowsElement = element;
            return this;
        }
    }
}
