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
package io.github.camelsim.thingsmobile.history;

import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.poll.ConsumerRepositories;
import io.github.camelsim.poll.Delivery;
import io.github.camelsim.poll.PageFormat;
import io.github.camelsim.poll.RecordReader;
import io.github.camelsim.poll.StatefulReader;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Reply;
import java.util.List;
import java.util.function.Function;

/** Creates the readers that deliver each CDR or credit operation once. Create one of these for each reader. */
public final class HistoryReaders {

    private final Function<Call, Pages<Reply>> lists;
    private final BlockingCalls calls;
    private final ReadTimes times;
    private final ConsumerRepositories repositories;
    private final PositionStore store;
    private final ReadProgress progress;
    private final Deduplicator deduplicator;
    private final SimBatches batches = new SimBatches();

    /**
     * @param lists reads the list that a call requests
     * @param followersPersisted whether the SIMs are given, so that a user may edit the list, or those of a fleet
     * @param keyHeader the name of the header with the key of the record
     */
    public HistoryReaders(
            Function<Call, Pages<Reply>> lists,
            BlockingCalls calls,
            ReadTimes times,
            ConsumerRepositories repositories,
            boolean followersPersisted,
            Delivery delivery,
            PageFormat<Reply> format,
            String keyHeader) {
        this.lists = lists;
        this.calls = calls;
        this.times = times;
        this.repositories = repositories;
        store = new PositionStore(repositories, followersPersisted);
        progress = new ReadProgress(store, new CompletedKeys(repositories));
        deduplicator = new Deduplicator(progress, delivery, format, keyHeader);
    }

    /**
     * Reads the rows of an operation that takes a range of dates.
     *
     * @param sims the SIMs whose rows to read; empty if rows belong to no SIM
     * @param pageSize null for the largest
     */
    public RecordReader ofDateRange(Operation operation, List<String> sims, Integer pageSize) {
        return stateful(new DateRangeReader(sims, batches, times, progress, windows(operation, pageSize)));
    }

    /**
     * Reads the CDRs of all SIMs of a list.
     *
     * @param list requests the list of the SIMs
     * @param pageSize that of the CDRs; null for the largest
     */
    public RecordReader ofFleet(Call list, Integer pageSize) {
        WindowReader windows = windows(Operation.getCdrPaginated, pageSize);
        return stateful(new FleetCdrReader(() -> lists.apply(list), calls, batches, times, progress, store, windows));
    }

    /**
     * Reads the CDRs in the status of a SIM.
     *
     * @param status requests the status
     */
    public RecordReader ofStatus(Call status) {
        WindowRequests cdrs = requests(Operation.getCdrPaginated, null);
        return stateful(new StatusCdrReader(() -> lists.apply(status), calls, times, progress, deduplicator, cdrs));
    }

    private RecordReader stateful(RecordReader reader) {
        return new StatefulReader(reader, repositories);
    }

    private WindowReader windows(Operation operation, Integer pageSize) {
        return new WindowReader(requests(operation, pageSize), calls, deduplicator, batches);
    }

    private WindowRequests requests(Operation operation, Integer pageSize) {
        return new WindowRequests(operation, pageSize, times.zone(), lists, calls);
    }
}
