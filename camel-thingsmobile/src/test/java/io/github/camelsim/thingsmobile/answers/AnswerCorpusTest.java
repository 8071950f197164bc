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
package io.github.camelsim.thingsmobile.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.camelsim.thingsmobile.ThingsMobileConverters;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.StatusGroup;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document's sample answers, its typos mended, and every way in which an answer may be written otherwise. */
class AnswerCorpusTest {

    private static final String SIM = "thingsmobile:simStatus?iccid=8944501312167518236";
    private static final LocalDateTime START = LocalDateTime.of(2017, 1, 20, 12, 45);

    private static RecordingServer server;
    private static TestCamel camel;

    @BeforeAll
    static void start() {
        server = new RecordingServer();
        camel = TestCamel.at(server.baseUri()).with(configuration -> configuration.setMaxRetries(0));
    }

    @AfterAll
    static void stop() {
        camel.close();
        server.close();
    }

    @Test
    void theSampleOfSimStatus() {
        Sim sim = read(SIM, sample("4.5-simStatus"), Sim.class);

        assertThat(sim)
                .isEqualTo(new Sim(
                        "447937557899",
                        "8944501312167518236",
                        "name",
                        "tag",
                        "active",
                        "AllInOne Sim",
                        "default",
                        null,
                        null,
                        null,
                        LocalDateTime.of(2018, 2, 7, 15, 52, 49),
                        LocalDateTime.of(2018, 2, 20, 0, 0),
                        null,
                        30L,
                        123L,
                        1234L,
                        0L,
                        1_000_000L,
                        2_000_000L,
                        3_000_000L,
                        true,
                        true,
                        true,
                        true,
                        List.of(new Cdr(
                                "447937557899",
                                "123456",
                                START,
                                START.plusMinutes(5),
                                "Zone 1",
                                "Zone 1",
                                "ITAWI",
                                123_456L))));
    }

    @Test
    void theSampleOfSimListLite() {
        List<?> sims = read("thingsmobile:simListLite", sample("4.6-simListLite"), List.class);

        assertThat(sims)
                .isEqualTo(List.of(new Sim(
                        "447937557899",
                        "8944501312167518236",
                        "name",
                        "tag",
                        "active",
                        "AllInOne Sim",
                        "Pay-per-use plan",
                        "default",
                        "United States of America",
                        "TM-1",
                        LocalDateTime.of(2018, 2, 7, 15, 52, 49),
                        LocalDateTime.of(2018, 2, 20, 0, 0),
                        LocalDateTime.of(2019, 4, 20, 8, 37, 52),
                        30L,
                        295_000L,
                        1234L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    @Test
    void theSampleOfCredit() {
        Credit credit = read("thingsmobile:credit", sample("4.7-credit"), Credit.class);

        assertThat(credit)
                .isEqualTo(new Credit(
                        new BigDecimal("9.00"),
                        "EUR",
                        List.of(
                                new CreditOperation(
                                        LocalDateTime.of(2017, 6, 30, 15, 21),
                                        new BigDecimal("10.00"),
                                        "Credit recharge",
                                        null),
                                new CreditOperation(
                                        LocalDateTime.of(2017, 6, 30, 15, 22),
                                        new BigDecimal("-1.00"),
                                        "Sim recharge",
                                        "882360000000001"))));
    }

    @Test
    void theSampleOfCustomPlanList() {
        List<?> plans = read("thingsmobile:customPlanList", sample("4.12-customPlanList"), List.class);

        assertThat(plans)
                .isEqualTo(List.of(
                        new CustomPlan("1", "Custom plan example", true, BigDecimal.TEN, BigDecimal.TEN),
                        new CustomPlan("2", "Custom plan example", false, null, null)));
    }

    @Test
    void theSampleOfGetCdrPaginated() {
        List<?> cdrs = read(
                "thingsmobile:getCdrPaginated?msisdnList=882360001975037", sample("4.19-getCdrPaginated"), List.class);

        LocalDateTime start = LocalDateTime.of(2020, 10, 5, 19, 11, 48);
        assertThat(cdrs)
                .isEqualTo(List.of(new Cdr(
                        "882360001975037", null, start, start.plusMinutes(10), "Zone 1", "ESP", "ESPVV", 1_000_000L)));
    }

    @ParameterizedTest
    @CsvSource({"4.1-ok", "4.8-ok"})
    void theSamplesOfSuccess(String name) {
        assertThat(read("thingsmobile:blockSim?msisdn=1", sample(name), ActionResult.class))
                .isEqualTo(new ActionResult("blockSim", "1", null, null));
    }

    @Test
    void theSampleOfDownloadCdr() {
        assertThat(read("thingsmobile:downloadCdr?msisdnList=1", sample("4.17-downloadCdr"), ActionResult.class)
                        .message())
                .isEqualTo("Export scheduled correctly. The file that you requested will be sent to you via email.");
    }

    @ParameterizedTest
    @CsvSource({
        "4.1-ko, 40, sim error: sim not found or not available",
        "4.17-ko, 20, input error: CDR limit not respected"
    })
    void theSamplesOfFailure(String name, int code, String message) {
        assertRefused(sample(name), code, message);
    }

    @Test
    void elementsMayComeInAnyOrder() {
        Sim sim = sim("<result><sims><sim><cdrs><cdr><cdrTraffic>5</cdrTraffic><cdrDateStart>2017-01-20 12:45:00"
                + "</cdrDateStart></cdr></cdrs><status>active</status><msisdn>1</msisdn></sim></sims>"
                + "<done>true</done></result>");

        assertThat(sim.status()).isEqualTo("active");
        assertThat(sim.cdrs()).containsExactly(new Cdr("1", null, START, null, null, null, null, 5L));
    }

    @Test
    void unknownElementsArePassedOverEverywhere() {
        Sim sim = sim("<result><new><done>false</done><sims><sim><msisdn>9</msisdn></sim></sims></new><done>true</done>"
                + "<sims><total>1</total><new><msisdn>8</msisdn></new><sim><nested><msisdn>7</msisdn><cdr>x</cdr></nested>"
                + "<msisdn>1</msisdn><cdrs><page>1</page><other><cdrTraffic>9</cdrTraffic></other><cdr><x>1</x>"
                + "<cdrTraffic>5</cdrTraffic><y><cdrTraffic>6</cdrTraffic></y></cdr><z/></cdrs><w/></sim>"
                + "</sims></result>");

        assertThat(sim.msisdn()).isEqualTo("1");
        assertThat(sim.cdrs()).extracting(Cdr::traffic).containsExactly(5L);
    }

    @Test
    void unknownElementsInTheListsOfCreditPlansAndCdrsArePassedOver() {
        Credit credit = read(
                "thingsmobile:credit",
                "<result><done>true</done><amount>1</amount><creditHistory><pages>3</pages><historyRow><amount>2"
                        + "</amount></historyRow><x><amount>3</amount></x></creditHistory></result>",
                Credit.class);
        List<?> plans = read(
                "thingsmobile:customPlanList",
                "<result><done>true</done><plans><x/><plan><id>1</id></plan><y><id>2</id></y></plans></result>",
                List.class);
        List<?> cdrs = read(
                "thingsmobile:getCdrPaginated?msisdnList=1",
                "<result><done>true</done><cdrsPaginated><x>1</x><cdrPaginated><cdrTraffic>4</cdrTraffic>"
                        + "</cdrPaginated><y/></cdrsPaginated></result>",
                List.class);

        assertThat(credit.amount()).isEqualTo("1");
        assertThat(credit.history()).extracting(CreditOperation::amount).containsExactly(new BigDecimal("2"));
        assertThat(plans).extracting("id").containsExactly("1");
        assertThat(cdrs).extracting("traffic").containsExactly(4L);
    }

    @Test
    void whiteSpaceRoundValuesIsNothing() {
        Sim sim = sim("\n <result>\n<done> true\n</done><sims>\n <sim><msisdn>\t447937557899 </msisdn><name>\n my sim\n"
                + "</name><balance> 30 </balance><activationDate>\n2017-01-20 12:45:00 </activationDate>"
                + "<blockSimDaily> 0 </blockSimDaily></sim></sims></result>\n\n");

        assertThat(sim.msisdn()).isEqualTo("447937557899");
        assertThat(sim.name()).isEqualTo("my sim");
        assertThat(sim.balance()).isEqualTo(30L);
        assertThat(sim.activationDate()).isEqualTo(START);
        assertThat(sim.blockSimDaily()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "true, true", "false, false"})
    void flagsAreOneZeroTrueOrFalse(String written, boolean read) {
        assertThat(simWith("<blockSimTotal>" + written + "</blockSimTotal>").blockSimTotal())
                .isEqualTo(read);
        assertThat(read(
                        "thingsmobile:customPlanList",
                        "<result><done>1</done><plans><plan><simAutorechargeEnabled>" + written
                                + "</simAutorechargeEnabled></plan></plans></result>",
                        Object.class))
                .asInstanceOf(LIST)
                .extracting("autorechargeEnabled")
                .containsExactly(read);
    }

    @ParameterizedTest
    @CsvSource({
        "1048576, 1048576",
        "1048576.0, 1048576",
        "1048576.00, 1048576",
        "0.0, 0",
        "9999999999999, 9999999999999"
    })
    void byteCountsMayHaveDecimals(String written, long bytes) {
        assertThat(simWith("<monthlyTraffic>" + written + "</monthlyTraffic>").monthlyTraffic())
                .isEqualTo(bytes);
    }

    @Test
    void emptyElementsAreNull() {
        Sim sim = simWith("<name></name><tag/><status> </status><balance/><activationDate></activationDate>"
                + "<blockSimDaily/><dailyTraffic> </dailyTraffic>");

        assertThat(sim.name()).isNull();
        assertThat(sim.tag()).isNull();
        assertThat(sim.status()).isNull();
        assertThat(sim.statusGroup()).isNull();
        assertThat(sim.balance()).isNull();
        assertThat(sim.activationDate()).isNull();
        assertThat(sim.blockSimDaily()).isNull();
        assertThat(sim.dailyTraffic()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<cdrs/>", "<cdrs></cdrs>", "<cdrs>\n  </cdrs>"})
    void emptyListsAreEmpty(String cdrs) {
        assertThat(simWith(cdrs).cdrs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sims/>", "<sims></sims>", "<sims> </sims>"})
    void aFleetMayBeEmpty(String sims) {
        assertThat(read("thingsmobile:simListLite", "<result><done>true</done>" + sims + "</result>", Object.class))
                .asInstanceOf(LIST)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sims/>", "<sims></sims>", "<sims> </sims>"})
    void noSimForASimThatWasAskedForIsCodeZero(String sims) {
        assertThat(failure(SIM, "<result><done>true</done>" + sims + "</result>"))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                        .isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"errorMessage", "message"})
    void theTextOfAFailureHasTwoNames(String element) {
        String text = "<" + element + ">sim error: it &lt;is&gt; &quot;off&quot;</" + element + ">";

        assertRefused(
                "<result>" + text + "<errorCode>40</errorCode><done>false</done></result>", 40, "it <is> \"off\"");
        assertRefused("<result><done>0</done><errorCode> 40 </errorCode>" + text + "</result>", 40, "it <is>");
    }

    @Test
    void aFailureMayGiveNoCodeOrNoText() {
        assertRefused("<result><done>false</done><errorMessage>no</errorMessage></result>", 0, "no");
        assertRefused("<result><done>false</done><errorCode>30</errorCode></result>", 30, "");
        assertRefused("<result><done>false</done></result>", 0, "");
        assertRefused("<result><done>false</done><errorCode/><errorMessage/></result>", 0, "");
    }

    @Test
    void cdataEntitiesAndCommentsAreText() {
        Sim sim = sim("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- one --><result><!-- two --><done>tr<!-- 3 -->ue"
                + "</done><sims><!-- four --><sim><?pi x?><msisdn>1</msisdn><name><![CDATA[a <b> & c]]></name>"
                + "<tag>A &amp; B &#xE4;&#228; <![CDATA[<]]>&gt;</tag></sim></sims></result><!-- five -->");

        assertThat(sim.name()).isEqualTo("a <b> & c");
        assertThat(sim.tag()).isEqualTo("A & B ää <>");
    }

    @Test
    void attributesAndNamespaceDeclarationsDoNoHarm() {
        Sim sim = sim("<result version=\"2\" xmlns:x=\"urn:x\"><done>true</done><sims count=\"1\"><sim id=\"3\">"
                + "<msisdn>1</msisdn><cdrs count=\"1\"><cdr id=\"4\"><cdrTraffic>5</cdrTraffic></cdr></cdrs></sim></sims>"
                + "</result>");

        assertThat(sim.msisdn()).isEqualTo("1");
        assertThat(sim.cdrs()).hasSize(1);
    }

    @Test
    void attributesOfValuesDoNoHarm() {
        assertThat(simWith("<balance unit=\"byte\">5</balance><name lang=\"it\">n</name><tag lang=\"it\"/>"))
                .satisfies(sim -> {
                    assertThat(sim.balance()).isEqualTo(5);
                    assertThat(sim.name()).isEqualTo("n");
                    assertThat(sim.tag()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, text/xml;charset=UTF-8, ''",
        "UTF-8, text/xml, ''",
        "UTF-8, , ''",
        "UTF-8, application/octet-stream, ''",
        "UTF-8, text/xml;charset=utf-8, ISO-8859-1",
        "ISO-8859-1, text/xml, ISO-8859-1",
        "ISO-8859-1, , ISO-8859-1",
        "ISO-8859-1, text/xml;charset=ISO-8859-1, ''",
        "ISO-8859-1, text/xml; charset=\"iso-8859-1\", ''",
        "ISO-8859-1, text/xml;charset=no-such-charset, ISO-8859-1",
        "UTF-16, text/xml, UTF-16"
    })
    void theCharsetIsTheContentTypesOrTheDeclarations(String charset, String contentType, String declared) {
        String declaration = declared.isEmpty() ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        String xml = declaration + "<result><done>true</done><sims><sim><name>Zähler</name></sim></sims></result>";
        server.answer(Response.of(200, contentType, xml.getBytes(Charset.forName(charset))));

        assertThat(camel.call(SIM, Sim.class).name()).isEqualTo("Zähler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml;charset=UTF-8", "text/xml"})
    void aByteOrderMarkDoesNoHarm(String contentType) {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] xml =
                "<?xml version=\"1.0\"?><result><done>true</done><sims><sim><name>Zähler</name></sim></sims></result>"
                        .getBytes(StandardCharsets.UTF_8);
        server.answer(Response.of(200, contentType, ArrayUtils.addAll(mark, xml)));

        assertThat(camel.call(SIM, Sim.class).name()).isEqualTo("Zähler");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, EFBBBF, text/xml;charset=ISO-8859-1, ''",
        "UTF-8, EFBBBF, text/xml;charset=UTF-16, ISO-8859-1",
        "UTF-8, EFBBBF, , ISO-8859-1",
        "UTF-16BE, FEFF, text/xml;charset=ISO-8859-1, ''",
        "UTF-16LE, FFFE, text/xml;charset=ISO-8859-1, UTF-16",
        "UTF-16LE, FFFE, text/xml;charset=UTF-8, UTF-8",
        "UTF-16BE, FEFF, text/xml;charset=UTF-16LE, ''",
        "UTF-32BE, 0000FEFF, text/xml;charset=UTF-8, ''",
        "UTF-32LE, FFFE0000, text/xml, ''"
    })
    void aByteOrderMarkCountsMoreThanTheCharset(String charset, String mark, String contentType, String declared) {
        String declaration = declared.isEmpty() ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        String xml = declaration + "<result><done>true</done><sims><sim><name>Zähler</name></sim></sims></result>";
        byte[] body = ArrayUtils.addAll(HexFormat.of().parseHex(mark), xml.getBytes(Charset.forName(charset)));
        server.answer(Response.of(200, contentType, body), Response.of(200, contentType, body));

        assertThat(camel.call(SIM, Sim.class).name()).isEqualTo("Zähler");
        assertThat(camel.call(SIM + "&outputFormat=xml", String.class)).isEqualTo(xml);
        assertThat(ThingsMobileConverters.toSim(body).name()).isEqualTo("Zähler");
        assertThat(ThingsMobileConverters.toSim("\uFEFF" + xml).name()).isEqualTo("Zähler");
    }

    @Test
    void notActiveSaysLittleOfASimThatWasActivated() {
        String activated = "<activationDate>2017-01-20 12:45:00</activationDate>";

        assertThat(simWith("<status>not active</status>" + activated).statusGroup())
                .isNull();
        assertThat(simWith("<status>not active</status>").statusGroup()).isEqualTo(StatusGroup.TO_ACTIVATE);
        assertThat(simWith("<status>not-active</status>" + activated).statusGroup())
                .isEqualTo(StatusGroup.TO_ACTIVATE);
        assertThat(simWith("<status>active</status>" + activated).statusGroup()).isEqualTo(StatusGroup.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "not-active, TO_ACTIVATE",
        "not active, TO_ACTIVATE",
        "active, ACTIVE",
        "active-waiting-initial-recharge, ACTIVE",
        "suspended, SUSPENDED",
        "replaced, SUSPENDED",
        "deleted, SUSPENDED",
        "suspended-for-data, SUSPENDED",
        "suspended-for-traffic, SUSPENDED",
        "suspended-for-no-cash, SUSPENDED",
        "suspended-for-country-disabled, SUSPENDED",
        "waiting-activation-fixed-ip, SUSPENDED",
        "suspended-for-traffic-limit-in-country, SUSPENDED",
        "operation-in-progress, SUSPENDED",
        "error-during-request, SUSPENDED",
        "pending-monthly-network-access-charge, SUSPENDED",
        "deactivated, DEACTIVATED",
        "a newer one,"
    })
    void theStatusStaysTheVendorsTextAndHasAGroup(String status, StatusGroup group) {
        Sim sim = simWith("<status>" + status + "</status>");

        assertThat(sim.status()).isEqualTo(status);
        assertThat(sim.statusGroup()).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no xml",
                "<html><body>Sign in</body></html>",
                "<!DOCTYPE html><html><br></html>",
                "<result>",
                "<result><done>true</done>",
                "<result><done>true</result>",
                "<result><done>true</done></result><more/>",
                "<result><done>true</done></result>more",
                "<other><done>true</done></other>",
                "<!DOCTYPE result><result><done>true</done></result>",
                "<!DOCTYPE result [<!ENTITY a \"true\">]><result><done>&a;</done></result>",
                "<!DOCTYPE result [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><result><done>true</done></result>",
                "<result><done>&unknown;</done></result>",
                "<result><done>maybe</done></result>"
            })
    void whatIsNoWholeAnswerIsAParseException(String answer) {
        assertThat(failure(SIM, answer)).isInstanceOf(ThingsMobileParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<result/>", "<result></result>", "<result> </result>", "<result><sims/></result>"})
    void anAnswerThatDoesNotSayItIsDoneIsAFailure(String answer) {
        assertThat(failure(SIM, answer)).isInstanceOf(ThingsMobileException.class);
        assertThat(failure("thingsmobile:rechargeSim?msisdn=1&amount=5", answer))
                .isInstanceOfSatisfying(ThingsMobileException.class, failure -> assertThat(failure.outcomeUnknown())
                        .isTrue());
    }

    private static Sim simWith(String elements) {
        return sim("<result><done>true</done><sims><sim>" + elements + "</sim></sims></result>");
    }

    private static Sim sim(String answer) {
        return read(SIM, answer, Sim.class);
    }

    private static <T> T read(String uri, String answer, Class<T> type) {
        server.answer(Response.xml(answer));
        return camel.call(uri, type);
    }

    private static Throwable failure(String uri, String answer) {
        server.answer(Response.xml(answer));
        return camel.failureOf(uri);
    }

    private static void assertRefused(String answer, int code, String message) {
        assertThat(failure("thingsmobile:blockSim?msisdn=1", answer))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.outcomeUnknown()).isFalse();
                })
                .hasMessageContaining(message);
    }

    static String sample(String name) {
        try (InputStream file = AnswerCorpusTest.class.getResourceAsStream("/answers/" + name + ".xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
