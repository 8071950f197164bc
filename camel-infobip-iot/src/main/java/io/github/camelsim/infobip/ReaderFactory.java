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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.client.Call;
import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.poll.ChangeHeaders;
import io.github.camelsim.poll.ChangeReader.ChangeSource;
import io.github.camelsim.poll.ConsumerRepositories;
import io.github.camelsim.poll.FieldChangeHeaders;
import io.github.camelsim.poll.RecordReader;
import io.github.camelsim.poll.RecordReaders;
import io.github.camelsim.poll.RowCodec;
import io.github.camelsim.poll.StateKey;
import io.github.camelsim.spacing.CallPriority;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Creates the reader of a consumer from the options of its endpoint. */
final class ReaderFactory {

    private final InfobipIotEndpoint endpoint;
    private final InfobipIotConsuming consuming;
    private final RecordReaders<Reply> readers;

    ReaderFactory(InfobipIotConsumer consumer, BlockingCalls calls) {
        endpoint = consumer.getEndpoint();
        consuming = endpoint.getConsuming();
        readers = new RecordReaders<>(
                consumer,
                calls,
                new ResultMapper(
                        endpoint.getOutputFormat(), endpoint.getComponent().unreadable()),
                Map.of(
                        InfobipIotConstants.RESULT_OPERATION,
                        endpoint.operation().name()),
                consuming);
    }

    RecordReader reader() {
        if (!consuming.isChangesOnly()) {
            return readers.ofPages(this::pages);
        }
        return endpoint.operation().resultKind() == ResultKind.SIM_CARDS
                ? changes(
                        new SnapshotCodec<>(
                                SimCard.class, ResultKind.SIM_CARDS, SimCard::iccid, UnaryOperator.identity()),
                        SimCard.class,
                        new FieldChangeHeaders<>(InfobipIotConstants.CHANGE, InfobipIotConstants.CHANGED_FIELDS))
                : changes(
                        new SnapshotCodec<>(
                                SimUsage.class, ResultKind.USAGES, SimUsage::iccid, ReaderFactory::withoutName),
                        SimUsage.class,
                        new UsageChangeHeaders());
    }

    /** A new name is no change of the usage. */
    private static SimUsage withoutName(SimUsage usage) {
        return new SimUsage(
                usage.iccid(),
                null,
                usage.receivedSmsCount(),
                usage.sentSmsCount(),
                usage.usedDataBytes(),
                usage.receivedCallsCount(),
                usage.sentCallsCount(),
                usage.incomingVoiceSeconds(),
                usage.outgoingVoiceSeconds());
    }

    private <T extends Record> RecordReader changes(RowCodec<T> codec, Class<T> type, ChangeHeaders<T> headers) {
        var repositories = new ConsumerRepositories(
                endpoint.getCamelContext(),
                "infobip-iot:" + endpoint.operation(),
                stateKey(),
                List.of(),
                consuming.getCursorRepository(),
                null);
        repositories.logWhatIsInMemory(false);
        var source = new ChangeSource<>(endpoint.operation().name(), this::pages, type, false);
        return readers.ofChanges(source, headers, codec, repositories);
    }

    private StateKey stateKey() {
        String name = consuming.getStateName();
        return new StateKey(
                InfobipIotComponent.SCHEME,
                endpoint.settings().stateOwner(),
                endpoint.operation().name(),
                name == null ? Map.of() : Map.of("stateName", name));
    }

    private Pages<Reply> pages() {
        Call list = endpoint.call(endpoint.getParameters().values());
        return endpoint.pages(list, CallPriority.BACKGROUND);
    }
}
