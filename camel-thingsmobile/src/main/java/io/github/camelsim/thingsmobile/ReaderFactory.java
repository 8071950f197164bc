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

import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.poll.ChangeReader;
import io.github.camelsim.poll.ChangeReader.ChangeSource;
import io.github.camelsim.poll.ConsumerRepositories;
import io.github.camelsim.poll.Delivery;
import io.github.camelsim.poll.FieldChangeHeaders;
import io.github.camelsim.poll.FullReaders;
import io.github.camelsim.poll.RecordReader;
import io.github.camelsim.poll.Snapshot;
import io.github.camelsim.poll.StatefulReader;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ResultKind;
import io.github.camelsim.thingsmobile.format.ParameterTime;
import io.github.camelsim.thingsmobile.history.HistoryReaders;
import io.github.camelsim.thingsmobile.history.ReadTimes;
import io.github.camelsim.thingsmobile.json.ThingsMobileJson;
import io.github.camelsim.thingsmobile.model.Sim;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Creates the reader of a consumer from the options of its endpoint. */
final class ReaderFactory {

    private final ThingsMobileConsumer consumer;
    private final ThingsMobileEndpoint endpoint;
    private final ThingsMobileConsuming consuming;
    private final BlockingCalls calls;
    private final BooleanSupplier mayContinue;
    private final ResultMapper results;
    private final ReplyFormat format;
    private final Map<Parameter, Object> parameters;

    ReaderFactory(ThingsMobileConsumer consumer, BlockingCalls calls, BooleanSupplier mayContinue) {
        this.consumer = consumer;
        this.calls = calls;
        this.mayContinue = mayContinue;
        endpoint = consumer.getEndpoint();
        consuming = endpoint.getConsuming();
        results = new ResultMapper(
                endpoint.getOutputFormat(),
                new ThingsMobileJson(endpoint.zone()),
                endpoint.getComponent().unreadable());
        format = new ReplyFormat(results);
        parameters = endpoint.getParameters().values();
    }

    RecordReader reader() {
        return switch (consuming.readMode(endpoint.operation())) {
            case FULL -> full();
            case CHANGES -> changes();
            case INCREMENTAL -> incremental();
        };
    }

    private RecordReader full() {
        var readers = new FullReaders<>(calls, delivery(), format, consuming.isSplitResult());
        Call call = call();
        if (!call.operation().paged()) {
            return readers.ofCall(() -> endpoint.client().call(call, CallPriority.BACKGROUND));
        }
        boolean oneRecord = consuming.isSplitResult() && call.operation().resultKind() == ResultKind.SIM;
        return oneRecord ? readers.ofOneRecord(() -> pages(call)) : readers.ofPages(() -> pages(call));
    }

    private RecordReader changes() {
        ConsumerRepositories repositories = repositories(false);
        int maxInFlight = consuming.getMaxInFlight();
        int unsaved = Snapshot.batchFor(maxInFlight);
        Call list = call();
        boolean filtered = ConsumerOptionsValidator.FLEET_FILTERS.stream().anyMatch(filter -> list.get(filter) != null);
        return new StatefulReader(
                new ChangeReader<>(
                        new ChangeSource<>(list.operation().name(), () -> pages(list), Sim.class, filtered),
                        calls,
                        delivery(true, Math.max(1, maxInFlight - unsaved)),
                        format,
                        new FieldChangeHeaders<>(ThingsMobileConstants.CHANGE, ThingsMobileConstants.CHANGED_FIELDS),
                        new Snapshot<>(repositories, new SimCodec(), unsaved)),
                repositories);
    }

    private RecordReader incremental() {
        boolean simsGiven = parameters.containsKey(Parameter.msisdnList);
        var readers = new HistoryReaders(
                this::pages,
                calls,
                times(),
                repositories(true),
                simsGiven,
                delivery(),
                format,
                ThingsMobileConstants.RECORD_KEY);
        Integer pageSize = endpoint.getParameters().getPageSize();
        return switch (endpoint.operation().resultKind()) {
            case SIM -> readers.ofStatus(call());
            case CDRS ->
                simsGiven
                        ? readers.ofDateRange(endpoint.operation(), sims(), pageSize)
                        : readers.ofFleet(fleet(), pageSize);
            default -> readers.ofDateRange(endpoint.operation(), List.of(), pageSize);
        };
    }

    private ConsumerRepositories repositories(boolean usesKeys) {
        var keys = new ConsumerStateKeys(endpoint);
        var repositories = new ConsumerRepositories(
                endpoint.getCamelContext(),
                "thingsmobile:" + endpoint.operation(),
                keys.current(),
                keys.beforeVersion1(),
                consuming.getCursorRepository(),
                consuming.getIdempotentRepository());
        repositories.logWhatIsInMemory(usesKeys);
        return repositories;
    }

    private Delivery delivery() {
        return delivery(consuming.isSplitResult(), consuming.getMaxInFlight());
    }

    private Delivery delivery(boolean split, int maxInFlight) {
        Map<String, Object> headers = Map.of(
                ThingsMobileConstants.RESULT_OPERATION, endpoint.operation().name());
        return new Delivery(consumer, mayContinue, results, headers, split, maxInFlight);
    }

    private Pages<Reply> pages(Call list) {
        return endpoint.pages(list, CallPriority.BACKGROUND);
    }

    /** The call that the options describe; for a list that of its first page. */
    private Call call() {
        return Call.of(endpoint.operation(), parameters, endpoint.zone());
    }

    private List<String> sims() {
        return Stream.of(call().get(Parameter.msisdnList).split(",")).distinct().toList();
    }

    /** The list of the SIMs whose CDRs are read if no SIMs are given. */
    private Call fleet() {
        Map<Parameter, Object> filters = new EnumMap<>(Parameter.class);
        filters.putAll(parameters);
        filters.keySet().retainAll(ConsumerOptionsValidator.FLEET_FILTERS);
        return Call.of(Operation.simListLite, filters, endpoint.zone());
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
}
