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

import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.format.ParameterTime;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what a consumer reads with, from the options of its endpoint. */
final class ReaderFactory {

    /** Of what is in flight at most this part is completed but not saved yet, where saving each would be dear. */
    private static final int UNSAVED_PART = 10;

    private final ThingsMobileConsumer consumer;
    private final ThingsMobileEndpoint endpoint;
    private final ThingsMobileConsuming consuming;
    private final BlockingCalls calls;
    private final ConsumerRepositories memory;
    private final ResultMapper results;
    private final Map<Parameter, Object> parameters;

    ReaderFactory(ThingsMobileConsumer consumer, BlockingCalls calls) {
        this.consumer = consumer;
        this.calls = calls;
        endpoint = consumer.getEndpoint();
        consuming = endpoint.getConsuming();
        results = new ResultMapper(
                endpoint.getOutputFormat(),
                new ThingsMobileJson(endpoint.zone()),
                endpoint.getComponent().unreadable());
        parameters = endpoint.getParameters().values();
        memory = new ConsumerRepositories(endpoint.getCamelContext(), consuming, scope(), scopeBeforeVersion1());
    }

    RecordReader reader() {
        return switch (consuming.readMode(endpoint.operation())) {
            case FULL -> new FullReader(call(), calls, delivery(), results, consuming.isSplitResult());
            case CHANGES -> stateful(changes());
            case INCREMENTAL -> stateful(incremental());
        };
    }

    private RecordReader incremental() {
        return switch (endpoint.operation().resultKind()) {
            case SIM -> statusCdrs();
            case CDRS -> parameters.containsKey(Parameter.msisdnList) ? ledger(sims()) : fleet();
            default -> ledger(List.of());
        };
    }

    private RecordReader stateful(RecordReader reader) {
        return new StatefulReader(reader, memory);
    }

    private RecordReader changes() {
        memory.warnIfForgetful(endpoint, false);
        int unsaved = Math.max(1, consuming.getMaxInFlight() / UNSAVED_PART);
        var delivery = new Delivery(consumer, results, true, Math.max(1, consuming.getMaxInFlight() - unsaved));
        return new ChangeReader(call(), calls, delivery, new Snapshot(memory.scope(), memory.cursor(), unsaved));
    }

    private RecordReader statusCdrs() {
        var state = state();
        return new StatusCdrReader(call(), calls, times(), state, sink(state), windows(Operation.getCdrPaginated));
    }

    private RecordReader ledger(List<String> sims) {
        var state = state();
        var groups = new SimBatches();
        return new HistoryReader(sims, groups, times(), state, windowReader(state, groups));
    }

    private RecordReader fleet() {
        var state = state();
        var groups = new SimBatches();
        Call fleet = Call.of(Operation.simListLite, listFilters(), endpoint.zone());
        return new FleetCdrReader(fleet, calls, groups, times(), state, windowReader(state, groups));
    }

    private Map<Parameter, Object> listFilters() {
        Map<Parameter, Object> filters = new EnumMap<>(Parameter.class);
        filters.putAll(parameters);
        filters.keySet().retainAll(ConsumerOptionsValidator.FLEET_FILTERS);
        return filters;
    }

    private ReadProgress state() {
        memory.warnIfForgetful(endpoint, true);
        return new ReadProgress(memory, parameters.containsKey(Parameter.msisdnList));
    }

    private WindowReader windowReader(ReadProgress state, SimBatches groups) {
        return new WindowReader(windows(endpoint.operation()), calls, sink(state), groups);
    }

    private WindowRequests windows(Operation operation) {
        boolean own = operation == endpoint.operation();
        Integer pageSize = own ? endpoint.getParameters().getPageSize() : null;
        return new WindowRequests(operation, pageSize, endpoint.zone());
    }

    private Deduplicator sink(ReadProgress state) {
        return new Deduplicator(state, delivery());
    }

    private Delivery delivery() {
        return new Delivery(consumer, results, consuming.isSplitResult(), consuming.getMaxInFlight());
    }

    private ReadTimes times() {
        return new ReadTimes(
                endpoint.getComponent().clock(),
                endpoint.zone(),
                time(Parameter.startDateRange, LocalTime.MIDNIGHT),
                time(Parameter.endDateRange, LocalTime.of(23, 59, 59)),
                consuming.getLookback());
    }

    private LocalDateTime time(Parameter parameter, LocalTime ofDateAlone) {
        Object value = parameters.get(parameter);
        return value == null ? null : ParameterTime.of(value, endpoint.zone(), ofDateAlone);
    }

    private List<String> sims() {
        Call call = call();
        return Stream.of(call.get(Parameter.msisdnList).split(",")).distinct().toList();
    }

    /** The call that the options describe; for a list the one for its first page. */
    private Call call() {
        return Call.of(endpoint.operation(), parameters, endpoint.zone());
    }

    private String scope() {
        return StateKey.of(endpoint.settings(), endpoint.operation(), filters(), consuming.getStateName());
    }

    private String scopeBeforeVersion1() {
        Map<Parameter, Object> filters = filters();
        filters.computeIfPresent(
                Parameter.msisdnList, (list, given) -> sims().stream().sorted().collect(Collectors.joining(",")));
        return StateKey.beforeVersion1(endpoint.settings(), endpoint.operation(), filters);
    }

    private Map<Parameter, Object> filters() {
        Map<Parameter, Object> filters = new EnumMap<>(Parameter.class);
        filters.putAll(parameters);
        filters.keySet()
                .removeAll(
                        List.of(Parameter.page, Parameter.pageSize, Parameter.startDateRange, Parameter.endDateRange));
        return filters;
    }
}
