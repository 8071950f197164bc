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
package io.github.camelsim.thingsmobile.consumer.cdrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.support.Logged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CDRs that do not name their SIM are those of the SIM that was requested. */
class SimsOfUnnamedCdrsIT extends UnnamedCdrsTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void equalCdrsOfSimsInDifferentRequestsAreDistinct(boolean given) throws Exception {
        MORE_THAN_A_REQUEST_TAKES.forEach(sim -> list.add(unnamed(sim, FIRST)));
        start("getCdrPaginated?"
                + (given ? "msisdnList=" + String.join(",", MORE_THAN_A_REQUEST_TAKES) : "lookback=1d"));

        assertThat(poll()).hasSize(MORE_THAN_A_REQUEST_TAKES.size()).doesNotHaveDuplicates();
        assertThat(poll()).isEmpty();
    }

    @Test
    void aCdrHasTheSameKeyWhicheverSimsAreRequestedWithItsOwn() throws Exception {
        list.addAll(List.of(unnamed("1", FIRST), unnamed("2", FIRST)));
        start("getCdrPaginated?msisdnList=1,2");
        List<String> first = poll();
        assertThat(first).hasSize(2).doesNotHaveDuplicates();

        list.add(unnamed("3", FIRST));
        restart("getCdrPaginated?msisdnList=3,2");
        List<String> second = poll();
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);

        restart("getCdrPaginated?msisdnList=3,1,2&stateName=afresh");
        assertThat(poll()).containsExactlyInAnyOrder(first.get(0), first.get(1), second.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getCdrPaginated?msisdnList=1",
                "getCdrPaginated?msisdnList=1,2",
                "simStatus?cdrsOnly=true&msisdn=1"
            })
    void aCdrHasTheKeyThatItWouldHaveWithTheNumberOfItsSim(String operation) throws Exception {
        list.add(unnamed("1", FIRST));
        start(operation);
        assertThat(poll()).singleElement().asString().startsWith("1/");
        assertThat(cdrs)
                .singleElement()
                .extracting(Cdr::msisdn)
                .as("the number in the body")
                .isNull();

        list.set(0, named("1", FIRST));
        assertThat(poll()).isEmpty();
    }

    @Test
    void noCdrOfAPageIsDeliveredBeforeTheSimOfEachIsKnown() throws Exception {
        list.addAll(List.of(named("1", FIRST), named("2", FIRST), named("1", SECOND), unnamed("2", SECOND)));
        start("getCdrPaginated?msisdnList=1,2&pageSize=2");

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates().allMatch(key -> key.matches("[12]/.*"));
        assertThat(poll()).isEmpty();
    }

    @Test
    void theSimOfSuchACdrGetsRequestsOfItsOwnFromThenOn() throws Exception {
        list.addAll(List.of(named("1", FIRST), unnamed("2", FIRST), named("3", FIRST)));
        start("getCdrPaginated?msisdnList=1,2,3");
        try (Logged logged = new Logged()) {
            assertThat(poll()).hasSize(3);

            assertThat(poll()).isEmpty();
            assertThat(requested()).containsExactly("1,3", "2");

            list.add(unnamed("3", SECOND));
            assertThat(poll()).hasSize(1);
            assertThat(requested()).containsExactly("1,3", "1", "3", "2");
            assertThat(logged.warnings()).hasSize(1).first().asString().contains("does not say which SIM");
        }
    }

    @Test
    void simsOfCdrsThatNameThemAreRequestedTogether() throws Exception {
        list.addAll(List.of(named("1", FIRST), named("2", FIRST), named("3", FIRST)));
        start("getCdrPaginated?msisdnList=1,2,3");

        assertThat(poll()).hasSize(3);
        assertThat(requested()).containsExactly("1,2,3");
    }

    @Test
    void aSimThatIsRefusedDoesNotDelayTheOthers() throws Exception {
        list.addAll(List.of(unnamed("1", FIRST), unnamed("2", FIRST)));
        start("getCdrPaginated?msisdnList=1," + REFUSED + ",2");

        assertThat(poll()).hasSize(2).doesNotHaveDuplicates();
        assertThat(poll()).isEmpty();
        assertThat(requested()).containsExactlyInAnyOrder("1", REFUSED, "2");
    }
}
