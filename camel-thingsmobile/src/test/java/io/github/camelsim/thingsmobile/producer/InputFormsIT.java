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
package io.github.camelsim.thingsmobile.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.chrono.ThaiBuddhistDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as people, modems, tables and brokers write them; in URI, header and Map alike. */
class InputFormsIT extends RecordedTest {

    private static final String MSISDN = "882360001975037";
    private static final String ICCID = "8944501312167518236";

    static Stream<Arguments> identifiers() {
        return Stream.of(
                Arguments.of("blockSim", "msisdn", "+882360001975037", MSISDN),
                Arguments.of("blockSim", "msisdn", " 88 2360 0019 75037 ", MSISDN),
                Arguments.of("blockSim", "msisdn", "+88-2360-0019-75037", MSISDN),
                Arguments.of("blockSim", "iccid", "8944 5013 1216 7518 236", ICCID),
                Arguments.of("blockSim", "iccid", "8944501312167518236F", ICCID),
                Arguments.of("blockSim", "iccid", "8944-5013-1216-7518-236f", ICCID),
                Arguments.of("blockSim", "iccid", "89445013121675182361", "89445013121675182361"),
                Arguments.of("getCdrPaginated", "msisdnList", "+8823 6000, 8823-6001", "88236000,88236001"),
                Arguments.of("changeSimPlan", "customPlanId", "A-1", "A-1"));
    }

    @ParameterizedTest(name = "{1}={2}")
    @MethodSource("identifiers")
    void anIdentifierIsNormalisedWhereverItComesFrom(String operation, String name, String given, String sent) {
        Map<String, Object> others = operation.equals("changeSimPlan") ? Map.of("msisdn", "1") : Map.of();
        Map<String, Object> values = new HashMap<>(others);
        values.put(name, given);

        camel.call("thingsmobile:" + operation, null, OperationSample.headersOf(values), Object.class);
        camel.call("thingsmobile:" + operation, values, Map.of(), Object.class);
        camel.call("thingsmobile:" + operation + "?" + name + "=RAW(" + given + ")", others, Map.of(), Object.class);

        assertThat(server.requests())
                .hasSize(3)
                .extracting(request -> request.fields().get(name))
                .containsOnly(sent);
    }

    @Test
    void blanksAndDashesAreThoseOfTextsToo() {
        camel.call(
                "thingsmobile:blockSim",
                Map.of("msisdn", "\u00a0+ 88\u00a02360\u20130019 75037"),
                Map.of(),
                Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("msisdn", MSISDN);
    }

    @Test
    void theBarcodeOfASimThatIsActivatedMayHaveBlanksAndPadding() {
        camel.call(
                "thingsmobile:activateSim",
                Map.of("msisdn", "+1 2", "simBarcode", "8944 5013 1216 7518 236F"),
                Map.of(),
                Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("msisdn", "12").containsEntry("simBarcode", ICCID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1-",
                "++1",
                "1+2",
                "12\n34",
                "(88)2360",
                "8823.6",
                "8823F",
                "882360001975037 882360001975038",
                "F"
            })
    void refusesTextThatIsNotOneSimNumber(String given) {
        Throwable failure = camel.failureOf("thingsmobile:blockSim", Map.of("msisdn", given), Map.of());

        assertRefused(failure, "blockSim", "msisdn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"F8944501312167518236", "894450131216751823FF", "8944501312167518236G", "+8944501312167518236"})
    void refusesTextThatIsNotAnIccid(String given) {
        assertRefused(camel.failureOf("thingsmobile:blockSim", Map.of("iccid", given), Map.of()), "blockSim", "iccid");
    }

    static Stream<Arguments> days() {
        return Stream.of(
                Arguments.of("2019-01-1", "2019-01-01"),
                Arguments.of("2019-1-1", "2019-01-01"),
                Arguments.of("2019-1-1 7:05:09", "2019-01-01"),
                Arguments.of("2019-1-1T7:05", "2019-01-01"),
                Arguments.of("2019-1-1T23:30:00Z", "2019-01-02"),
                Arguments.of("2019-01-01 23:30:00+00:00", "2019-01-02"),
                Arguments.of(Date.valueOf("2019-01-01"), "2019-01-01"),
                Arguments.of(ThaiBuddhistDate.from(LocalDate.of(2019, 1, 1)), "2019-01-01"));
    }

    @ParameterizedTest
    @MethodSource("days")
    void aDayMayHaveNoLeadingZerosOrBeOneOfADatabase(Object given, String sent) {
        String uri = "thingsmobile:setupSimExpirationDate?msisdn=1&blockSim=true&timeZone=Europe/Rome";

        camel.call(uri, Map.of("expirationDate", given), Map.of(), Object.class);
        camel.call(uri, null, Map.of("CamelThingsMobileExpirationDate", given), Object.class);
        camel.call(uri + "&expirationDate=RAW(" + (given instanceof String ? given : sent) + ")", Object.class);

        assertThat(server.requests())
                .extracting(request -> request.fields().get("expirationDate"))
                .containsOnly(sent);
    }

    static Stream<Object> noTimes() {
        return Stream.of(
                "2019-02-29",
                "2019-02-30 12:00",
                "2019-13-1",
                "2019-1-1 24:00:00",
                "2019-1-1T00:00:60",
                "19-01-01",
                "2019-1-1T10:00:00+99:00",
                "2019-1-1T10:00:00[Mars/Olympus]",
                LocalDate.of(12_026, 1, 1),
                LocalDateTime.MAX,
                LocalDate.of(0, 1, 1),
                1_546_300_800_000L);
    }

    @ParameterizedTest
    @MethodSource("noTimes")
    void refusesTextThatIsNotATime(Object given) {
        assertRefused(
                camel.failureOf("thingsmobile:credit", Map.of("startDateRange", given), Map.of()),
                "credit",
                "startDateRange");
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(0.1f, "0.1"),
                Arguments.of(BigInteger.TEN, "10"),
                Arguments.of(new AtomicInteger(10), "10"),
                Arguments.of(Optional.of(10), "10"),
                Arguments.of("10".getBytes(StandardCharsets.UTF_8), "10"),
                Arguments.of(new StringBuilder("10"), "10"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberMayBeOfAnyType(Object given, String sent) {
        camel.call("thingsmobile:rechargeSim?msisdn=1", null, Map.of("CamelThingsMobileAmount", given), Object.class);
        camel.call("thingsmobile:rechargeSim?msisdn=1", Map.of("amount", given), Map.of(), Object.class);

        assertThat(server.requests())
                .extracting(request -> request.fields().get("amount"))
                .containsExactly(sent, sent);
    }

    static Stream<Arguments> simNumbers() {
        return Stream.of(
                Arguments.of(new AtomicLong(882360001975037L)),
                Arguments.of(new BigInteger(MSISDN)),
                Arguments.of(new BigDecimal("8.82360001975037E+14")),
                Arguments.of(Optional.of(MSISDN)),
                Arguments.of(MSISDN.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("simNumbers")
    void aSimNumberMayBeOfAnyTypeThatKeepsItsDigits(Object given) {
        camel.call("thingsmobile:blockSim", Map.of("msisdn", given), Map.of(), Object.class);
        camel.call("thingsmobile:blockSim", null, Map.of("CamelThingsMobileMsisdn", given), Object.class);

        assertThat(server.requests())
                .extracting(request -> request.fields().get("msisdn"))
                .containsExactly(MSISDN, MSISDN);
    }

    @Test
    void aFloatingPointNumberNamesNoSim() {
        Throwable failure = camel.failureOf("thingsmobile:blockSim", Map.of("msisdn", 8.82360001975037E14), Map.of());

        assertRefused(failure, "blockSim", "msisdn", "floating-point");
    }

    static Stream<Object> lists() {
        return Stream.of(
                List.of("1", "+2"),
                Arguments.of((Object) new String[] {"1", "2"}),
                new int[] {1, 2},
                Arguments.of((Object) new Object[] {1L, "2"}),
                "1,2".getBytes(StandardCharsets.UTF_8),
                Arrays.asList("1,2", ""));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListOfSimsMayBeACollectionOrAnArrayInHeaderAndMap(Object given) {
        camel.call("thingsmobile:downloadCdr", null, Map.of("CamelThingsMobileMsisdnList", given), Object.class);
        camel.call("thingsmobile:downloadCdr", Map.of("msisdnList", given), Map.of(), Object.class);

        assertThat(server.requests())
                .extracting(request -> request.fields().get("msisdnList"))
                .containsExactly("1,2", "1,2");
    }

    @Test
    void theNamesOfAMapAndOfHeadersAreReadInAnyCase() {
        Map<Object, Object> row = new LinkedHashMap<>();
        row.put("MSISDN", 1);
        row.put("Name", "Lift 4");
        row.put(null, "nothing");
        row.put(7, "nothing");

        camel.call("thingsmobile:updateSimName", row, Map.of(), Object.class);
        camel.call(
                "thingsmobile:updateSimName",
                null,
                Map.of("camelthingsmobilemsisdn", "1", "CAMELTHINGSMOBILENAME", "Lift 4"),
                Object.class);
        camel.call(
                "thingsmobile:updateSimName",
                Map.of(Parameter.msisdn, 1, Parameter.name, "Lift 4"),
                Map.of(),
                Object.class);

        assertThat(server.requests()).hasSize(3).allSatisfy(request -> assertThat(request.fields())
                .containsEntry("msisdn", "1")
                .containsEntry("name", "Lift 4"));
    }

    @Test
    void refusesANameThatOccursTwiceInDifferentCase() {
        Throwable failure = camel.failureOf("thingsmobile:blockSim", Map.of("MSISDN", "1", "msisdn", "2"), Map.of());

        assertRefused(failure, "blockSim", "msisdn", "twice");
    }

    @Test
    void ignoresEntriesThatAreNullOrEmpty() {
        Map<String, Object> body = new TreeMap<>();
        body.put("name", null);
        body.put("tag", Optional.empty());
        body.put("status", " ");

        camel.call("thingsmobile:simListLite", body, Map.of(), Object.class);

        assertThat(server.onlyRequest().fields()).containsOnlyKeys("username", "token");
    }

    static Stream<Object> noTexts() {
        return Stream.of(List.of("a"), Map.of("a", "b"), new char[] {'a'}, new Object());
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void refusesAnObjectThatIsNotText(Object given) {
        assertRefused(
                camel.failureOf("thingsmobile:updateSimName?msisdn=1", null, Map.of("CamelThingsMobileName", given)),
                "updateSimName",
                "name");
        assertRefused(
                camel.failureOf("thingsmobile:sendSms?msisdn=1", Map.of("message", given), Map.of()),
                "sendSms",
                "message");
    }

    @Test
    void warnsOnceOfAParameterThatTheOperationDoesNotHave() {
        try (Logged log = new Logged()) {
            Map<String, Object> headers = Map.of("CamelThingsMobileStartDateRange", "2026-01-01");
            Map<String, Object> body = Map.of("tag", "x", "unknown", "y");
            for (int calls = 0; calls < 3; calls++) {
                camel.call("thingsmobile:simStatus?msisdn=1&customPlanId=7", body, headers, Object.class);
            }

            assertThat(log.warnings())
                    .hasSize(3)
                    .allSatisfy(warning -> assertThat(warning).contains("simStatus"))
                    .anySatisfy(warning -> assertThat(warning).contains("startDateRange"))
                    .anySatisfy(warning -> assertThat(warning).contains("tag"))
                    .anySatisfy(warning -> assertThat(warning).contains("customPlanId"));
        }
    }

    @ParameterizedTest
    @CsvSource({"simStatus, msisdn or iccid is missing", "getCdrPaginated, msisdnList is missing"})
    void aFileNamesNoSim(String operation, String reason) {
        assertRefused(camel.failureOf("thingsmobile:" + operation, new File("sims.csv"), Map.of()), operation, reason);
    }

    private void assertRefused(Throwable failure, String... parts) {
        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
        assertThat(server.requests()).isEmpty();
    }
}
