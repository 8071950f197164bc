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
package io.github.camelsim.thingsmobile.example;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.inventory.SimInventoryItem;
import io.github.camelsim.inventory.SimStatus;
import io.github.camelsim.thingsmobile.model.Sim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page on mixed fleets says of statuses and operations, and the conversion of both vendors' SIMs in a route. */
class MixedFleetsPageIT {

    static final Path PAGE = Path.of("..", "docs", "mixed-fleets.adoc");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static final Map<SimStatus, List<String>> THINGS_MOBILE_WORDS = Map.of(
            SimStatus.INVENTORY,
            List.of("not-active", "not active"),
            SimStatus.ACTIVE,
            List.of("active", "active-waiting-initial-recharge"),
            SimStatus.SUSPENDED,
            List.of(
                    "suspended",
                    "replaced",
                    "deleted",
                    "suspended-for-data",
                    "suspended-for-traffic",
                    "suspended-for-no-cash",
                    "suspended-for-country-disabled",
                    "waiting-activation-fixed-ip",
                    "suspended-for-traffic-limit-in-country",
                    "operation-in-progress",
                    "error-during-request",
                    "pending-monthly-network-access-charge"),
            SimStatus.DEACTIVATED,
            List.of("deactivated"));

    static final Map<SimStatus, List<String>> INFOBIP_WORDS = Map.of(
            SimStatus.INVENTORY,
            List.of("Imported", "Activation Ready"),
            SimStatus.ACTIVE,
            List.of("Active"),
            SimStatus.SUSPENDED,
            List.of("Suspended"),
            SimStatus.DEACTIVATED,
            List.of("Deactivated"));

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void startConversion() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:convert").convertBodyTo(SimInventoryItem.class);
            }
        });
        context.start();
    }

    @AfterEach
    void stopCamel() throws IOException {
        context.close();
    }

    /** The API document of Things Mobile, 4.5 and 4.6, and section 1 of Infobip's page have these words. */
    @Test
    void everyStatusHasTheMeaningThatThePageSays() throws Exception {
        assertMeanings(1, THINGS_MOBILE_WORDS, MixedFleetsPageIT::sim);
        assertMeanings(2, INFOBIP_WORDS, MixedFleetsPageIT::simCard);
        assertThat(converted(sim("melted")).status()).isEqualTo(SimStatus.UNKNOWN);
        assertThat(converted(sim(null)).status()).isEqualTo(SimStatus.UNKNOWN);
        assertThat(converted(simCard("Melted")).status()).isEqualTo(SimStatus.UNKNOWN);
        assertThat(converted(simCard(null)).status()).isEqualTo(SimStatus.UNKNOWN);
    }

    private void assertMeanings(int column, Map<SimStatus, List<String>> words, Function<String, Object> row)
            throws IOException {
        Map<SimStatus, List<String>> page = new EnumMap<>(SimStatus.class);
        for (String line : rows("Statuses")) {
            page.put(
                    SimStatus.valueOf(codes(cells(line).get(0)).get(0)),
                    codes(cells(line).get(column)));
        }
        assertThat(page).isEqualTo(words);
        for (Map.Entry<SimStatus, List<String>> meaning : words.entrySet()) {
            for (String word : meaning.getValue()) {
                SimInventoryItem item = converted(row.apply(word));
                assertThat(item.status()).as(word).isEqualTo(meaning.getKey());
                assertThat(item.rawStatus()).isEqualTo(word);
            }
        }
    }

    @Test
    void whatAVendorDoesNotSayIsNull() throws Exception {
        assertThat(converted(sim(null)))
                .isEqualTo(new SimInventoryItem(
                        "thingsmobile", null, null, null, null, SimStatus.UNKNOWN, null, null, null));
        assertThat(converted(simCard(null)))
                .isEqualTo(new SimInventoryItem(
                        "infobip-iot", null, null, null, null, SimStatus.UNKNOWN, null, null, null));
        assertThat(converted(null)).isNull();
    }

    /** The column of a vendor names each of its operations, and no other word that looks like one of either vendor. */
    @Test
    void theTableHasEveryOperationOfBothVendors() throws IOException {
        Set<String> thingsMobile = names(io.github.camelsim.thingsmobile.client.Operation.values());
        Set<String> infobip = names(io.github.camelsim.infobip.client.Operation.values());

        assertThat(operationsIn(1, thingsMobile, infobip)).isEqualTo(thingsMobile);
        assertThat(operationsIn(2, thingsMobile, infobip)).isEqualTo(infobip);
    }

    private static Set<String> names(Enum<?>[] operations) {
        return Arrays.stream(operations).map(Enum::name).collect(toSet());
    }

    private static Set<String> operationsIn(int column, Set<String> some, Set<String> others) throws IOException {
        return rows("What exists where").stream()
                .flatMap(row -> codes(cells(row).get(column)).stream())
                .filter(code -> some.contains(code) || others.contains(code))
                .collect(toSet());
    }

    private SimInventoryItem converted(Object row) throws IOException {
        try (var template = context.createProducerTemplate()) {
            return (SimInventoryItem) template.requestBody("direct:convert", row);
        }
    }

    private static Sim sim(String status) {
        return new Sim(
                null, null, null, null, status, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
    }

    private static SimCard simCard(String status) {
        return new SimCard(null, null, null, null, status, null, null, null, null);
    }

    /** The parts of the page that match. */
    static List<String> blocks(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The rows of the table in a section of the page, without its title row. */
    private static List<String> rows(String section) throws IOException {
        String table = blocks("== " + section + "\n.*?\\|===\n(.*?)\n\\|===").get(0);
        return table.lines().skip(1).toList();
    }

    private static List<String> cells(String row) {
        return Stream.of(row.split("\\|")).skip(1).map(String::strip).toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(code -> code.replace("`", ""))
                .toList();
    }
}
