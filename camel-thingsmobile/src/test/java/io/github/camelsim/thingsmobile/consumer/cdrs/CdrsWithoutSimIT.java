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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal CDRs on two pages of a service that does not always say which SIM a CDR is of. */
class CdrsWithoutSimIT extends UnnamedCdrsTest {

    @Test
    void twoEqualCdrsOnTwoPagesAreTwo() throws Exception {
        list.addAll(List.of(unnamed("1", FIRST), unnamed("1", SECOND), unnamed("1", SECOND), unnamed("1", THIRD)));
        start("getCdrPaginated?msisdnList=1,2&pageSize=2");

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(poll()).isEmpty();
    }

    @Test
    void aCdrOfUnreadableNumberIsCountedAmongThoseOfTheRequestedSims() throws Exception {
        list.addAll(List.of(named("1", FIRST), odd(SECOND), odd(SECOND), named("1", THIRD)));
        start("getCdrPaginated?msisdnList=1,2&pageSize=2");

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(requested()).containsOnly("1,2");
    }

    @Test
    void aCdrThatMovesToTheNextPageIsOne() throws Exception {
        list.addAll(List.of(unnamed("1", FIRST), unnamed("1", SECOND), unnamed("1", THIRD)));
        afterRequest.put(1, () -> list.add(0, named("1", FIRST)));
        start("getCdrPaginated?msisdnList=1&pageSize=2");

        assertThat(poll()).hasSize(3).doesNotHaveDuplicates();
        assertThat(poll()).hasSize(1);
    }

    @Test
    void equalCdrsAreTwoIfTheServiceNamesTheirSimsOnlySometimes() throws Exception {
        list.addAll(List.of(named("1", FIRST), named("2", FIRST), named("1", FIRST), named("2", FIRST)));
        afterRequest.put(2, () -> list.set(2, unnamed("1", FIRST)));
        start("getCdrPaginated?msisdnList=1,2&pageSize=2");

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(poll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"msisdn=1", "iccid=8944501000000000001"})
    void equalCdrsInTheStatusOfASimWithoutANumberAreTwo(String ofSim) throws Exception {
        list.addAll(List.of(unnamed("1", FIRST), unnamed("1", SECOND), unnamed("1", SECOND), unnamed("1", THIRD)));
        start("simStatus?cdrsOnly=true&pageSize=2&" + ofSim);

        assertThat(poll()).hasSize(4).doesNotHaveDuplicates();
        assertThat(poll()).isEmpty();
    }
}
