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

    private ConsumerOptionsValidator() {}

    /** @throws IllegalArgumentException that names the option to change */
    static void check(ThingsMobileEndpoint endpoint) {
        Operation operation = endpoint.operation();
        ThingsMobileConsuming consuming = endpoint.getConsuming();
        require(!operation.readModes().isEmpty(), operation, "cannot be consumed from; " + CONSUMABLE + " can");
        require(
                !consuming.isChangesOnly() || operation.readModes().contains(ReadMode.CHANGES),
                operation,
                "has no changesOnly; simListLite has");
        require(
                !consuming.isCdrsOnly()
                        || operation.readModes().containsAll(List.of(ReadMode.FULL, ReadMode.INCREMENTAL)),
                operation,
                "has no cdrsOnly; simStatus has, and getCdrPaginated reads CDRs anyway");
        require(
                !consuming.isChangesOnly() || consuming.isSplitResult(),
                operation,
                "cannot put changes of a page into one exchange: leave out splitResult=false or changesOnly");
        require(consuming.getMaxInFlight() > 0, operation, "maxInFlight is not above 0");
        require(
                consuming.getStateName() == null || !consuming.getStateName().isBlank(),
                operation,
                "stateName is blank: give the state a name, or leave it out");
        require(
                endpoint.getFetch() == Fetch.page && endpoint.getParameters().getPage() == null,
                operation,
                "a consumer reads every page: leave out fetch and page");
        boolean incremental = consuming.readMode(operation) == ReadMode.INCREMENTAL;
        checkParameters(endpoint);
        warnOfIgnored(endpoint);
        boolean filtered = endpoint.getParameters().values().keySet().stream().anyMatch(FLEET_FILTERS::contains);
        require(
                !readsFleet(operation) || !filtered || endpoint.getParameters().getMsisdnList() == null,
                operation,
                "reads the SIMs of msisdnList or those of a fleet that name, tag and status choose: leave out one");
        checkFormat(endpoint, incremental);
        require(
                endpoint.getDelay() > 0,
                operation,
                "delay is not above 0 ms (text that is not a duration is read as 0)");
        HttpApiValidator.requireDuration("thingsmobile:" + operation + " ", "lookback", consuming.getLookback());
        if (incremental) {
            checkLookback(operation, consuming.getLookback());
        }
    }

    private static void checkParameters(ThingsMobileEndpoint endpoint) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        values.putAll(endpoint.getParameters().values());
        values.putIfAbsent(Parameter.msisdnList, ANY_SIM); // if it is missing, the whole fleet is read
        Call.of(endpoint.operation(), values, endpoint.zone());
    }

    private static void warnOfIgnored(ThingsMobileEndpoint endpoint) {
        Map<Parameter, Object> given = new EnumMap<>(Parameter.class);
        given.putAll(endpoint.getParameters().values());
        if (readsFleet(endpoint.operation())) {
            given.keySet().removeAll(FLEET_FILTERS);
        }
        if (endpoint.getConsuming().isCdrsOnly()) {
            given.keySet().removeAll(WINDOW);
        }
        new MessageParameters<>(
                        ThingsMobileParameters.MAPPING,
                        endpoint.operation().name(),
                        endpoint.operation().parameters())
                .supported(given);
    }

    /** Whether the CDRs of a whole fleet are read if no SIMs are given. */
    private static boolean readsFleet(Operation operation) {
        return operation.resultKind() == ResultKind.CDRS;
    }

    private static void checkFormat(ThingsMobileEndpoint endpoint, boolean incremental) {
        boolean wholePages = !endpoint.getConsuming().isSplitResult() && !incremental;
        require(
                endpoint.getOutputFormat() != OutputFormat.xml || wholePages,
                endpoint.operation(),
                incremental
                        ? "outputFormat=xml gives whole answers, but this consumer delivers single records: use pojo or json"
                        : "outputFormat=xml gives whole answers: set splitResult=false, or use pojo or json");
    }

    private static void checkLookback(Operation operation, Duration lookback) {
        require(lookback.toSeconds() > 0, operation, "lookback is shorter than a second");
        if (lookback.compareTo(SHORT_LOOKBACK) < 0) {
            LOG.warn(
                    "thingsmobile:{} has a lookback of {}: it misses records that arrive later than that, and may miss"
                            + " records after a change of daylight saving time or with a wrong timeZone",
                    operation,
                    lookback);
        }
    }

    private static void require(boolean valid, Operation operation, String reason) {
        if (!valid) {
            throw new IllegalArgumentException("thingsmobile:" + operation + " " + reason);
        }
    }
}
