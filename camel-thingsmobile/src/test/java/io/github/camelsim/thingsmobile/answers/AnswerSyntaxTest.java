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

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.Sim;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which the elements and values of an answer may be written. */
class AnswerSyntaxTest extends AnswersTest {

    @Test
    void elementsMayComeInAnyOrder() {
        Sim sim = sim("<result><sims><sim><cdrs><cdr><cdrTraffic>5</cdrTraffic><cdrDateStart>2017-01-20 12:45:00"
                + "</cdrDateStart></cdr></cdrs><status>active</status><msisdn>1</msisdn></sim></sims>"
                + "<done>true</done></result>");

        assertThat(sim.status()).isEqualTo("active");
        assertThat(sim.cdrs()).containsExactly(new Cdr("1", null, START, null, null, null, null, 5L));
    }

    @Test
    void ignoresUnknownElementsEverywhere() {
        Sim sim = sim("<result><new><done>false</done><sims><sim><msisdn>9</msisdn></sim></sims></new><done>true</done>"
                + "<sims><total>1</total><new><msisdn>8</msisdn></new><sim><nested><msisdn>7</msisdn><cdr>x</cdr></nested>"
                + "<msisdn>1</msisdn><cdrs><page>1</page><other><cdrTraffic>9</cdrTraffic></other><cdr><x>1</x>"
                + "<cdrTraffic>5</cdrTraffic><y><cdrTraffic>6</cdrTraffic></y></cdr><z/></cdrs><w/></sim>"
                + "</sims></result>");

        assertThat(sim.msisdn()).isEqualTo("1");
        assertThat(sim.cdrs()).extracting(Cdr::traffic).containsExactly(5L);
    }

    @Test
    void ignoresUnknownElementsInTheListsOfCreditPlansAndCdrs() {
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
    void ignoresWhiteSpaceAroundValues() {
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
}
