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
import io.github.camelsim.thingsmobile.client.Pages;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ResultKind;
import java.util.List;
import java.util.Optional;

/** Reads everything anew at each poll: SIMs, one SIM's status, or the custom plans. */
final class FullReader implements RecordReader {

    private final Call list;
    private final BlockingCalls calls;
    private final Delivery delivery;
    private final ResultMapper results;
    private final boolean split;

    FullReader(Call list, BlockingCalls calls, Delivery delivery, ResultMapper results, boolean split) {
        this.list = list;
        this.calls = calls;
        this.delivery = delivery;
        this.results = results;
        this.split = split;
    }

    @Override
    public int poll() throws InterruptedException {
        if (!list.operation().paged()) {
            return deliver(calls.call(list));
        }
        Pages pages = calls.pages(list);
        return split && list.operation().resultKind() == ResultKind.SIM ? wholeSim(pages) : pageByPage(pages);
    }

    private int pageByPage(Pages pages) throws InterruptedException {
        int exchanges = 0;
        while (pages.hasNext()) {
            Optional<Reply> page = calls.await(pages.next());
            if (page.isPresent()) {
                exchanges += deliver(page.get());
            }
        }
        return exchanges;
    }

    private int wholeSim(Pages pages) throws InterruptedException {
        List<Reply> read = calls.await(pages.all());
        return delivery.whole(read, results.of(read), 1);
    }

    private int deliver(Reply page) throws InterruptedException {
        return split
                ? delivery.page(page.rows().stream()
                        .map(row -> PolledRecord.of(row, delivery.headers(page, row)))
                        .toList())
                : delivery.whole(List.of(page), results.of(page), page.rows().size());
    }
}
