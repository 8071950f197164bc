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

import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.StatusGroup;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where parameters come from, which source takes precedence, and which forms they may have. */
class ParametersIT extends RecordedTest {

    private static final String ICCID = "8944501312167518236";

    @Test
    void aHeaderTakesPrecedenceOverTheUriAndTheUriOverTheBody() {
        Map<String, Object> body = Map.of("msisdn", "3", "name", "body", "tag", "unused");

        camel.call(
                "thingsmobile:updateSimName?name=uri&msisdn=2",
                body,
                Map.of("CamelThingsMobileName", "header"),
                Object.class);
        camel.call("thingsmobile:updateSimName?name=uri&msisdn=2", body, Map.of(), Object.class);
        camel.call("thingsmobile:updateSimName", body, Map.of(), Object.class);

        assertThat(server.requests())
                .extracting(request -> request.fields().get("name"))
                .containsExactly("header", "uri", "body");
        assertThat(server.requests())
                .extracting(request -> request.fields().get("msisdn"))
                .containsExactly("2", "2", "3");
    }

    @Test
    void msisdnAndIccidComeTogetherFromOneSource() {
        camel.call("thingsmobile:blockSim?msisdn=1", Map.of(), Map.of("CamelThingsMobileIccid", ICCID), Object.class);
        camel.call("thingsmobile:blockSim?iccid=" + ICCID, Map.of("msisdn", "2"), Map.of(), Object.class);
        camel.call("thingsmobile:blockSim", Map.of("msisdn", "2", "iccid", ICCID), Map.of(), Object.class);

        assertThat(simsNamed())
                .containsExactly(Map.of("iccid", ICCID), Map.of("iccid", ICCID), Map.of("msisdn", "2", "iccid", ICCID));
    }

    @Test
    void aSimInTheBodyGivesItsNumberAndNeverRedirectsAUriOrHeader() {
        Sim sim = simOf("7");

        camel.call("thingsmobile:blockSim", sim, Map.of(), Object.class);
        camel.call("thingsmobile:blockSim?msisdn=1", sim, Map.of(), Object.class);
        camel.call("thingsmobile:blockSim?iccid=" + ICCID, sim, Map.of(), Object.class);
        camel.call("thingsmobile:blockSim", sim, Map.of("CamelThingsMobileIccid", ICCID), Object.class);

        assertThat(simsNamed())
                .containsExactly(
                        Map.of("msisdn", "7"), Map.of("msisdn", "1"), Map.of("iccid", ICCID), Map.of("iccid", ICCID));
    }

    @Test
    void theNameOfASimInTheBodyIsNotTaken() {
        Throwable failure = camel.failureOf("thingsmobile:updateSimName", simOf("7"), Map.of());

        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("name");
    }

    @Test
    void aStringInTheBodyIsTheTextOfAnSms() {
        camel.call("thingsmobile:sendSms?msisdn=1", "hello", Map.of(), Object.class);
        camel.call("thingsmobile:sendSms?msisdn=1&message=uri", "hello", Map.of(), Object.class);

        assertThat(server.requests())
                .extracting(request -> request.fields().get("message"))
                .containsExactly("hello", "uri");
    }

    @Test
    void aStringInTheBodyIsNothingElse() {
        camel.call("thingsmobile:simListLite", "hello", Map.of(), Object.class);
        camel.call("thingsmobile:blockSim?msisdn=1", "882360001975037", Map.of(), Object.class);

        assertThat(server.requests().get(0).fields()).containsOnlyKeys("username", "token");
        assertThat(server.requests().get(1).fields()).containsEntry("msisdn", "1");
    }

    @Test
    void operationAndCredentialsNeverComeFromAMessage() {
        Map<String, Object> names =
                Map.of("operation", "rechargeSim", "username", "other", "token", "other", "baseUri", "http://x");
        Map<String, Object> headers = new HashMap<>(OperationSample.headersOf(names));
        headers.putAll(names);
        headers.put("CamelThingsMobileResultOperation", "rechargeSim");
        headers.put("CamelThingsMobileResultPage", 9);

        camel.call("thingsmobile:simListLite", names, headers, Object.class);

        assertThat(server.onlyRequest().uri()).endsWith("/simListLite");
        assertThat(server.onlyRequest().fields())
                .isEqualTo(Map.of("username", TestCamel.USERNAME, "token", TestCamel.TOKEN));
    }

    @Test
    void oneCallsResultDoesNotSteerTheNext() throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two")
                        .to("thingsmobile:simListLite?page=3&pageSize=7")
                        .to("thingsmobile:getCdrPaginated?msisdnList=1")
                        .to("thingsmobile:customPlanList");
            }
        });

        var message = camel.send("direct:two").getMessage();

        assertThat(server.requests().get(1).fields()).containsOnlyKeys("username", "token", "msisdnList");
        assertThat(message.getHeader("CamelThingsMobileResultOperation")).isEqualTo("customPlanList");
        assertThat(message.getHeaders())
                .doesNotContainKeys(
                        "CamelThingsMobileResultPage",
                        "CamelThingsMobileResultPageSize",
                        "CamelThingsMobileResultHasMore");
    }

    static Stream<Arguments> times() {
        ZoneId rome = ZoneId.of("Europe/Rome");
        ZonedDateTime moment = ZonedDateTime.of(2026, 7, 31, 12, 0, 5, 999_000_000, rome);
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(rome));
        calendar.setTimeInMillis(moment.toInstant().toEpochMilli());
        return Stream.of(
                Arguments.of("2026-07-31 12:00:05", "2026-07-31 12:00:05", "2026-07-31 12:00:05"),
                Arguments.of("2026-07-31T12:00:05", "2026-07-31 12:00:05", "2026-07-31 12:00:05"),
                Arguments.of("2026-07-31T12:00", "2026-07-31 12:00:00", "2026-07-31 12:00:00"),
                Arguments.of("2026-07-31T12:00:05.123", "2026-07-31 12:00:05", "2026-07-31 12:00:05"),
                Arguments.of("2026-07-31T10:00:05Z", "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of("2026-07-31T10:00:05.000Z", "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of("2026-07-31T12:00:05+02:00", "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of("2026-07-31T12:00:05+02:00[Europe/Rome]", "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of("2026-07-31", "2026-07-31 00:00:00", "2026-07-31 00:00:00"),
                Arguments.of(moment.toLocalDateTime(), "2026-07-31 12:00:05", "2026-07-31 12:00:05"),
                Arguments.of(LocalDate.of(2026, 7, 31), "2026-07-31 00:00:00", "2026-07-31 00:00:00"),
                Arguments.of(moment, "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of(moment.toOffsetDateTime(), "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of(moment.toInstant(), "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of(Date.from(moment.toInstant()), "2026-07-31 10:00:05", "2026-07-31 12:00:05"),
                Arguments.of(calendar, "2026-07-31 10:00:05", "2026-07-31 12:00:05"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("times")
    void aTimeMayHaveManyFormsAndIsSentInTheZoneOfTheApi(Object time, String utc, String rome) {
        Map<String, Object> headers = Map.of("CamelThingsMobileStartDateRange", time);

        camel.call("thingsmobile:credit", null, headers, Object.class);
        camel.call("thingsmobile:credit?timeZone=Europe/Rome", null, headers, Object.class);
        camel.call("thingsmobile:credit", Map.of("startDateRange", time), Map.of(), Object.class);

        assertThat(server.requests())
                .extracting(request -> request.fields().get("startDateRange"))
                .containsExactly(utc, rome, utc);
    }

    @Test
    void aDateAloneAsTheEndOfARangeIncludesTheDay() {
        camel.call("thingsmobile:credit?startDateRange=2026-01-31&endDateRange=2026-01-31", Object.class);

        assertThat(server.onlyRequest().fields())
                .containsEntry("startDateRange", "2026-01-31 00:00:00")
                .containsEntry("endDateRange", "2026-01-31 23:59:59");
    }

    static Stream<Arguments> days() {
        return Stream.of(
                Arguments.of("2026-02-28", "2026-02-28"),
                Arguments.of(LocalDate.of(2026, 2, 28), "2026-02-28"),
                Arguments.of(LocalDateTime.of(2026, 2, 28, 23, 30), "2026-02-28"),
                Arguments.of("2026-02-28 23:30:00", "2026-02-28"),
                Arguments.of(Instant.parse("2026-02-28T23:30:00Z"), "2026-03-01"),
                Arguments.of(OffsetDateTime.parse("2026-02-28T23:30:00Z"), "2026-03-01"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void anExpirationDateIsADayInTheZoneOfTheApi(Object date, String sent) {
        camel.call(
                "thingsmobile:setupSimExpirationDate?msisdn=1&blockSim=true&timeZone=Europe/Rome",
                null,
                Map.of("CamelThingsMobileExpirationDate", date),
                Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("expirationDate", sent);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0", "1, 1", "0, 0", "TRUE, 1"})
    void aFlagMayBeWrittenInManyWays(String given, String sent) {
        camel.call(
                "thingsmobile:setupSimExpirationDate?msisdn=1&expirationDate=2026-02-28",
                null,
                Map.of("CamelThingsMobileBlockSim", given),
                Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("blockSim", sent);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("1,2", "1,2"),
                Arguments.of(" 1 , 2 ", "1,2"),
                Arguments.of(List.of("1", "2"), "1,2"),
                Arguments.of(new String[] {"1", "2"}, "1,2"),
                Arguments.of(List.of(1L, 2L), "1,2"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListOfSimsMayBeTextOrACollection(Object given, String sent) {
        camel.call("thingsmobile:getCdrPaginated", null, Map.of("CamelThingsMobileMsisdnList", given), Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("msisdnList", sent);
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                Arguments.of(10, "10"),
                Arguments.of(10L, "10"),
                Arguments.of("10", "10"),
                Arguments.of(0.5, "0.5"),
                Arguments.of(new BigDecimal("1E+2"), "100"),
                Arguments.of(1024.0, "1024"));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void anAmountIsWrittenPlainly(Object given, String sent) {
        camel.call("thingsmobile:rechargeSim?msisdn=1", null, Map.of("CamelThingsMobileAmount", given), Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("amount", sent);
    }

    @Test
    void anAmountOfTheUriIsWrittenPlainly() {
        camel.call("thingsmobile:rechargeSim?msisdn=1&amount=100", Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("amount", "100");
    }

    @Test
    void aStatusGroupMayBeGivenAsSuch() {
        camel.call(
                "thingsmobile:simListLite",
                null,
                Map.of("CamelThingsMobileStatus", StatusGroup.TO_ACTIVATE),
                Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("status", "to-activate");
    }

    @Test
    void anSmsOf160CharactersIsSentAsItIs() {
        String text = "é😀".repeat(80);

        camel.call("thingsmobile:sendSms?msisdn=1", text, Map.of(), Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("message", text);
    }

    @Test
    void aLineBreakInAnSmsIsKept() {
        camel.call("thingsmobile:sendSms?msisdn=1", "a\nb  c ", Map.of(), Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("message", "a\nb  c ");
    }

    private List<Map<String, String>> simsNamed() {
        return server.requests().stream()
                .map(request -> {
                    Map<String, String> fields = request.fields();
                    fields.keySet().retainAll(List.of("msisdn", "iccid"));
                    return fields;
                })
                .toList();
    }

    static Sim simOf(String msisdn) {
        return new Sim(
                msisdn,
                null,
                "its name",
                "its tag",
                "active",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
