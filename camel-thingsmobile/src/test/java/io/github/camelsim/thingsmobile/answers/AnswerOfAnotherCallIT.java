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

import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A good answer that is none to the call that was made: it lacks the operation's list, or is about another SIM. */
class AnswerOfAnotherCallIT extends AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "simListLite, sims",
        "simStatus?msisdn=1, sims",
        "simStatus?msisdn=1&outputFormat=xml, sims",
        "credit, creditHistory",
        "customPlanList, plans",
        "getCdrPaginated?msisdnList=1, cdrsPaginated",
        "simListLite?fetch=all, sims",
        "simListLite?fetch=stream, sims"
    })
    void anOkAnswerWithoutItsListIsAParseException(String uri, String list) {
        server.answer(Response.xml("<result><done>true</done><amount>1</amount></result>"));

        assertThat(camel.failureOf("thingsmobile:" + uri))
                .isInstanceOf(ThingsMobileParseException.class)
                .hasMessageContaining("<" + list + ">");
    }

    @Test
    void aRefusalNeedsNoList() {
        server.answer(Response.xml("<result><done>false</done><errorCode>40</errorCode></result>"));

        assertThat(camel.failureOf("thingsmobile:simListLite")).isInstanceOf(ThingsMobileServiceException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "msisdn=1, <msisdn>2</msisdn>",
        "msisdn=1, <msisdn>11</msisdn>",
        "msisdn=1&outputFormat=xml, <msisdn>2</msisdn>",
        "iccid=8944501312167518236, <iccid>8944501312167518237</iccid>",
        "iccid=8944501312167518236, <iccid>89445013121675182</iccid>",
        "iccid=8944501312167518236, <msisdn>1</msisdn><iccid>8944501312167518237</iccid>",
        "msisdn=1&iccid=8944501312167518236, <iccid>8944501312167518237</iccid>"
    })
    void aStatusOfAnotherSimIsAParseException(String asked, String answered) {
        server.answer(Response.xml(status(answered)));

        assertThat(camel.failureOf("thingsmobile:simStatus?" + asked))
                .isInstanceOf(ThingsMobileParseException.class)
                .hasMessageContaining("the answer is about SIM");
    }

    @ParameterizedTest
    @CsvSource({
        "msisdn=1, <msisdn>1</msisdn>",
        "msisdn=447937557899, <msisdn> +44 7937-557899 </msisdn>",
        "msisdn=1, <name>it is not named</name>",
        "msisdn=1, <msisdn>N/A</msisdn>",
        "iccid=8944501312167518236, <iccid>8944501312167518236</iccid>",
        "iccid=8944501312167518236, <iccid>89445013121675182363</iccid>",
        "iccid=89445013121675182363, <iccid>8944501312167518236</iccid>",
        "iccid=8944501312167518236, <iccid>8944501312167518236F</iccid>",
        "iccid=8944501312167518236, <msisdn>1</msisdn>",
        "msisdn=1&iccid=8944501312167518236, <msisdn>1</msisdn><iccid>8944501312167518237</iccid>"
    })
    void theSameSimMayBeWrittenOtherwise(String asked, String answered) {
        server.answer(Response.xml(status(answered)));

        assertThat(camel.send("thingsmobile:simStatus?" + asked).getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "'1,2', 3"})
    void aCdrOfAnotherSimIsAParseException(String asked, String answered) {
        server.answer(Response.xml(cdr("1") + cdr(answered) + "</cdrsPaginated><done>true</done></result>"));

        assertThat(camel.failureOf("thingsmobile:getCdrPaginated?msisdnList=" + asked))
                .isInstanceOf(ThingsMobileParseException.class)
                .hasMessageContaining("msisdn " + answered);
    }

    @Test
    void cdrsOfTheSimsThatWereAskedForAreRead() {
        server.answer(Response.xml(
                cdr("1") + cdr("+2") + "<cdrPaginated><cdrTraffic>5</cdrTraffic></cdrPaginated></cdrsPaginated>"
                        + "<done>true</done></result>"));

        assertThat(camel.call("thingsmobile:getCdrPaginated?msisdnList=1,2", Object.class))
                .asInstanceOf(LIST)
                .hasSize(3);
    }

    private static String status(String elements) {
        return "<result><done>true</done><sims><sim>" + elements + "</sim></sims></result>";
    }

    /** The first one begins the answer. */
    private static String cdr(String msisdn) {
        String row = "<cdrPaginated><cdrMsisdn>" + msisdn + "</cdrMsisdn></cdrPaginated>";
        return msisdn.equals("1") ? "<result><cdrsPaginated>" + row : row;
    }
}
