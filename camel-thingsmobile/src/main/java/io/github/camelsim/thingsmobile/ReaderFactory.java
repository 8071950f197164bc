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
import io.github.camelsim.poll.ChangeReader.ChangeSource;
import io.github.camelsim.poll.ConsumerRepositories;
import io.github.camelsim.poll.FieldChangeHeaders;
import io.github.camelsim.poll.RecordReader;
import io.github.camelsim.poll.RecordReaders;
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
import java.util.stream.Stream;

/** Creates the reader of a consumer from the options of its endpoint. */
final class ReaderFactory {

    private final ThingsMobileEndpoint endpoint;
    private final ThingsMobileConsuming consuming;
    private final BlockingCalls calls;
    private final ReplyFormat format;
    private final RecordReaders<Reply> readers;
    private final Map<Parameter, Object> parameters;

    ReaderFactory(ThingsMobileConsumer consumer, BlockingCalls calls) {
        this.calls = calls;
        endpoint = consumer.getEndpoint();
        consuming = endpoint.getConsuming();
        format = new ReplyFormat(
                endpoint.getOutputFormat(),
                new ThingsMobileJson(endpoint.zone()),
                endpoint.getComponent().unreadable());
        readers = new RecordReaders<>(
                consumer,
                calls,
                format,
                Map.of(
                        ThingsMobileConstants.RESULT_OPERATION,
                        endpoint.operation().name()),
                consuming);
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
        Call call = call();
        if (!call.operation().paged()) {
            return readers.ofCall(() -> endpoint.client().call(call, CallPriority.BACKGROUND));
        }
        boolean oneRecord = consuming.isSplitResult() && call.operation().resultKind() == ResultKind.SIM;
        return oneRecord ? readers.ofOneRecord(() -> pages(call)) : readers.ofPages(() -> pages(call));
    }

    private RecordReader changes() {
        Call list = call();
        boolean filtered = ConsumerOptionsValidator.FLEET_FILTERS.stream().anyMatch(filter -> list.get(filter) != null);
        return readers.ofChanges(
                new ChangeSource<>(list.operation().name(), () -> pages(list), Sim.class, filtered),
                new FieldChangeHeaders<>(ThingsMobileConstants.CHANGE, ThingsMobileConstants.CHANGED_FIELDS),
                new SimCodec(),
                repositories(false));
    }

    private RecordReader incremental() {
        boolean simsGiven = parameters.containsKey(Parameter.msisdnList);
        var histories = new HistoryReaders(
                this::pages,
                calls,
                times(),
                repositories(true),
                simsGiven,
                readers.delivery(),
                format,
                ThingsMobileConstants.RECORD_KEY);
        Integer pageSize = endpoint.getParameters().getPageSize();
        return switch (endpoint.operation().resultKind()) {
            case SIM -> histories.ofStatus(call());
            case CDRS ->
                simsGiven
                        ? histories.ofDateRange(endpoint.operation(), sims(), pageSize)
                        : histories.ofFleet(fleet(), pageSize);
            default -> histories.ofDateRange(endpoint.operation(), List.of(), pageSize);
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
