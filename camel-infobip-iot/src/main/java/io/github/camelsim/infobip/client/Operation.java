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
package io.github.camelsim.infobip.client;

import static io.github.camelsim.call.Effect.ONCE;
import static io.github.camelsim.call.Effect.READ;
import static io.github.camelsim.call.Effect.SET;
import static io.github.camelsim.infobip.client.Parameter.iccid;
import static io.github.camelsim.infobip.client.Parameter.limit;
import static io.github.camelsim.infobip.client.Parameter.name;
import static io.github.camelsim.infobip.client.Parameter.page;
import static io.github.camelsim.infobip.client.Parameter.status;
import static io.github.camelsim.infobip.client.Parameter.text;

import io.github.camelsim.call.ApiOperation;
import io.github.camelsim.call.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of the API. This is the one place that describes them: producer, consumers, validation, results and
 * documentation read the properties of an operation here. Method and path are those of the heading "Resource" of its
 * section of the API page, where the examples differ.
 */
public enum Operation implements ApiOperation {
    listSims(new Builder("1", READ, "GET", "/iot/2/sims").result(ResultKind.SIM_CARDS)),
    getSim(new Builder("2", READ, "GET", "/iot/2/sims/{iccid}").required(iccid).result(ResultKind.SIM_CARD)),
    updateSimName(new Builder("3", SET, "PATCH", "/iot/1/sims/{iccid}").required(iccid, name)),
    updateSimStatus(new Builder("4", SET, "PUT", "/iot/1/sims/{iccid}/status").required(iccid, status)),
    getSimUsage(new Builder("5", READ, "GET", "/iot/2/sims/{iccid}/usage")
            .required(iccid)
            .result(ResultKind.USAGE)),
    listMonthlyUsage(new Builder("8", READ, "GET", "/iot/2/sims/usage/monthly").result(ResultKind.USAGES)),
    sendSms(new Builder("6", ONCE, "POST", "/iot/1/sims/{iccid}/sms")
            .required(iccid, text)
            .mayBeEmpty()
            .mayLackActionId()),
    runDiagnostics(new Builder("7", ONCE, "POST", "/iot/1/sims/{iccid}/diagnostic")
            .required(iccid)
            .mayBeEmpty());

    /** The rows of a page if the request does not say how many. */
    static final int DEFAULT_LIMIT = 20;

    /** The most rows that a page may have. */
    static final int MAX_LIMIT = 100;

    private final Builder properties;

    Operation(Builder properties) {
        this.properties = properties;
    }

    /** The section of the API page that describes the operation. */
    public String section() {
        return properties.section;
    }

    @Override
    public Effect effect() {
        return properties.effect;
    }

    /** None: the page names no limit of calls. */
    @Override
    public Duration gap() {
        return Duration.ZERO;
    }

    /** The HTTP method. */
    public String method() {
        return properties.method;
    }

    /** The path of the resource, with {@code {iccid}} where the SIM card's ICCID goes. */
    public String path() {
        return properties.path;
    }

    /** The mandatory parameters. */
    public List<Parameter> required() {
        return properties.required;
    }

    /** All parameters, in the order of the page. */
    public List<Parameter> parameters() {
        return properties.parameters;
    }

    /** What the result is. */
    public ResultKind resultKind() {
        return properties.resultKind;
    }

    /** Whether the result comes in pages. */
    public boolean paged() {
        return properties.resultKind.list() != null;
    }

    /** Whether a consumer can read it: the lists. */
    public boolean consumable() {
        return paged();
    }

    /** Whether a response without a body confirms the operation. */
    boolean mayBeEmpty() {
        return properties.mayBeEmpty;
    }

    /** Whether any JSON object that is not an error confirms the operation, since the page does not say what it has. */
    boolean mayLackActionId() {
        return properties.mayLackActionId;
    }

    private static final class Builder {

        private final String section;
        private final Effect effect;
        private final String method;
        private final String path;
        private final List<Parameter> required = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private ResultKind resultKind = ResultKind.ACTION;
        private boolean mayBeEmpty;
        private boolean mayLackActionId;

        Builder(String section, Effect effect, String method, String path) {
            this.section = section;
            this.effect = effect;
            this.method = method;
            this.path = path;
        }

        Builder required(Parameter... more) {
            required.addAll(List.of(more));
            parameters.addAll(List.of(more));
            return this;
        }

        Builder result(ResultKind kind) {
            resultKind = kind;
            if (kind.list() != null) {
                parameters.addAll(List.of(page, limit));
            }
            return this;
        }

        Builder mayBeEmpty() {
            mayBeEmpty = true;
            return this;
        }

        Builder mayLackActionId() {
            mayLackActionId = true;
            return this;
        }
    }
}
