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

import io.github.camelsim.http.HttpApiValidator;
import io.github.camelsim.paging.Fetch;
import io.github.camelsim.parameter.MessageParameters;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.ReadMode;
import io.github.camelsim.thingsmobile.client.ResultKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses options that a consumer cannot use together, before anything is read. */
final class ConsumerOptionsValidator {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerOptionsValidator.class);
    private static final Duration SHORT_LOOKBACK = Duration.ofHours(2);
    private static final String ANY_SIM = "0";

    /** The filters of the fleet whose CDRs are read. */
    static final Set<Parameter> FLEET_FILTERS = Set.of(Parameter.name, Parameter.tag, Parameter.status);

    /** The time range whose CDRs are read with cdrsOnly; {@code simStatus} itself does not have these parameters. */
    private static final Set<Parameter> WINDOW = Set.of(Parameter.startDateRange, Parameter.endDateRange);

    private static final List<Operation> CONSUMABLE = Arrays.stream(Operation.values())
            .filter(operation -> !operation.readModes().isEmpty())
            .toList();

    private final ThingsMobileEndpoint endpoint;
    private final ThingsMobileConsuming consuming;
    private final Operation operation;

    ConsumerOptionsValidator(ThingsMobileEndpoint endpoint) {
        this.endpoint = endpoint;
        consuming = endpoint.getConsuming();
        operation = endpoint.operation();
    }

    /** @throws IllegalArgumentException that names the option to change */
    void validate() {
        validateReadMode();
        validateParameters();
        validateFormat();
        validateLookback();
    }

    private void validateReadMode() {
        List<ReadMode> modes = operation.readModes();
        require(!modes.isEmpty(), "cannot be consumed from; " + CONSUMABLE + " can");
        require(!consuming.isChangesOnly() || modes.contains(ReadMode.CHANGES), "has no changesOnly; simListLite has");
        require(
                !consuming.isCdrsOnly() || modes.containsAll(List.of(ReadMode.FULL, ReadMode.INCREMENTAL)),
                "has no cdrsOnly; simStatus has, and getCdrPaginated reads CDRs anyway");
        require(
                !consuming.isChangesOnly() || consuming.isSplitResult(),
                "cannot put changes of a page into one exchange: leave out splitResult=false or changesOnly");
    }

    private void validateParameters() {
        ThingsMobileParameters parameters = endpoint.getParameters();
        require(
                endpoint.getFetch() == Fetch.page && parameters.getPage() == null,
                "a consumer reads every page: leave out fetch and page");
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        values.putAll(parameters.values());
        values.putIfAbsent(Parameter.msisdnList, ANY_SIM); // if it is missing, the whole fleet is read
        Call.of(operation, values, endpoint.zone());
        warnOfIgnoredParameters();
        boolean filtered = parameters.values().keySet().stream().anyMatch(FLEET_FILTERS::contains);
        require(
                !readsFleet() || !filtered || parameters.getMsisdnList() == null,
                "reads the SIMs of msisdnList or those of a fleet that name, tag and status choose: leave out one");
    }

    private void warnOfIgnoredParameters() {
        Map<Parameter, Object> given = new EnumMap<>(Parameter.class);
        given.putAll(endpoint.getParameters().values());
        if (readsFleet()) {
            given.keySet().removeAll(FLEET_FILTERS);
        }
        if (consuming.isCdrsOnly()) {
            given.keySet().removeAll(WINDOW);
        }
        new MessageParameters<>(ThingsMobileParameters.MAPPING, operation.name(), operation.parameters())
                .supported(given);
    }

    /** Whether the CDRs of a whole fleet are read if no SIMs are given. */
    private boolean readsFleet() {
        return operation.resultKind() == ResultKind.CDRS;
    }

    private boolean isIncremental() {
        return consuming.readMode(operation) == ReadMode.INCREMENTAL;
    }

    private void validateFormat() {
        boolean wholePages = !consuming.isSplitResult() && !isIncremental();
        require(
                endpoint.getOutputFormat() != OutputFormat.xml || wholePages,
                isIncremental()
                        ? "outputFormat=xml gives whole answers, but this consumer delivers single records: use pojo or json"
                        : "outputFormat=xml gives whole answers: set splitResult=false, or use pojo or json");
    }

    private void validateLookback() {
        Duration lookback = consuming.getLookback();
        HttpApiValidator.requireDuration("thingsmobile:" + operation + " ", "lookback", lookback);
        if (!isIncremental()) {
            return;
        }
        require(lookback.toSeconds() > 0, "lookback is shorter than a second");
        if (lookback.compareTo(SHORT_LOOKBACK) < 0) {
            LOG.warn(
                    "thingsmobile:{} has a lookback of {}: it misses records that arrive later than that, and may miss"
                            + " records after a change of daylight saving time or with a wrong timeZone",
                    operation,
                    lookback);
        }
    }

    private void require(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException("thingsmobile:" + operation + " " + reason);
        }
    }
}
