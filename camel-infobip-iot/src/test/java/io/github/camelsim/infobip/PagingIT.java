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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.IotServer.Request;
import io.github.camelsim.infobip.IotServer.Response;
import io.github.camelsim.infobip.client.InfobipIotException;
import io.github.camelsim.infobip.client.InfobipIotParseException;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole lists, page by page. */
class PagingIT extends IotTest {

    private static final int FLEET = 5_000;

    @Test
    void allPagesOfALargeFleetAreRead() {
        server.always(fleet(FLEET, 100));

        List<?> sims = list("listSims?fetch=all");

        assertThat(iccids(sims)).hasSize(FLEET);
        assertThat(server.requests()).hasSizeBetween(50, 51).allSatisfy(request -> assertThat(request.query())
                .contains("limit=100"));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 37, 99})
    void allPagesAreReadWhereTheServiceGivesSmallerOnes(int mostRows) {
        server.always(fleet(FLEET, mostRows));

        assertThat(iccids(list("listSims?fetch=all"))).hasSize(FLEET);
    }

    @Test
    void aStreamFetchesAPageWhenItIsNeeded() {
        server.always(fleet(250, 100));

        Iterator<?> rows = call("listSims?fetch=stream", Iterator.class);

        assertThat(server.requests()).hasSize(1);
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            read.add(rows.next());
        }
        assertThat(server.requests()).hasSize(2);
        rows.forEachRemaining(read::add);
        assertThat(iccids(read)).hasSize(250);
    }

    @Test
    void usagesAreReadInPagesToo() {
        server.always(request -> Response.json("{\"usage\": ["
                + IntStream.range(0, 150)
                        .skip((request.parameter("page", 1) - 1) * 100L)
                        .limit(100)
                        .mapToObj(i -> "{\"iccid\": \"" + i + "\", \"usedDataBytes\": 0}")
                        .collect(Collectors.joining(","))
                + "]}"));

        List<?> usages = list("listMonthlyUsage?fetch=all");

        assertThat(usages).hasSize(150).allMatch(usage -> ((SimUsage) usage).usedDataBytes() == 0);
    }

    @Test
    void theGivenLimitIsUsedForAllPages() {
        server.always(fleet(25, 100));

        assertThat(list("listSims?fetch=all&limit=10")).hasSize(25);
        assertThat(server.requests()).extracting(Request::query).contains("page=1&limit=10", "page=3&limit=10");
    }

    @Test
    void aPageSaysWhetherThereMayBeMore() {
        server.always(request -> Response.json("{\"page\": 1, \"limit\": 3, \"sims\": [" + sims(0, 3) + "]}"));

        Exchange exchange = send("listSims?limit=100"); // the service says that its pages have three rows

        assertThat(exchange.getMessage().getHeader("CamelInfobipIotResultHasMore"))
                .isEqualTo(true);
    }

    @Test
    void anEmptyFleetIsAnEmptyList() {
        server.always(fleet(0, 100));

        assertThat(list("listSims?fetch=all")).isEmpty();
        assertThat(call("listSims?fetch=all&outputFormat=json", String.class)).isEqualTo("[]");
    }

    @Test
    void aServiceThatIgnoresThePageFailsTheRead() {
        server.always(request -> Response.json("{\"sims\": [" + sims(0, 100) + "]}"));

        assertThat(failureOf("listSims?fetch=all"))
                .isInstanceOf(InfobipIotParseException.class)
                .hasMessageContaining("the service ignores the parameter page");
    }

    @Test
    void aFailureOnALaterPageFailsTheRead() {
        server.always(request -> request.parameter("page", 1) == 3
                ? Response.error(400, "BAD_REQUEST", "no")
                : fleet(500, 100).apply(request));

        InfobipIotException failure = iotFailureOf("listSims?fetch=all");

        assertThat(failure.code()).isEqualTo(400);
    }

    private List<?> list(String uri) {
        return call(uri, List.class);
    }

    private static Function<Request, Response> fleet(int size, int mostRows) {
        return request -> {
            int rows = Math.min(mostRows, request.parameter("limit", 20));
            int first = (int) Math.min(size, (request.parameter("page", 1) - 1L) * rows);
            return Response.json("{\"sims\": [" + sims(first, Math.min(size, first + rows)) + "]}");
        };
    }

    private static String sims(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"iccid\": \"" + (8_981_100_022_000_000_000L + i) + "\", \"status\": \"Active\"}")
                .collect(Collectors.joining(","));
    }

    private static HashSet<String> iccids(List<?> sims) {
        HashSet<String> iccids = new HashSet<>();
        sims.forEach(sim -> assertThat(iccids.add(((SimCard) sim).iccid())).isTrue());
        return iccids;
    }
}
