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
package io.github.camelsim.thingsmobile.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.OneSimTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer of the CDRs of one SIM has the same state however its route writes the SIM. */
class StateOfASimIT extends OneSimTest {

    private static final String STATUS = "thingsmobile:simStatus?cdrsOnly=true&";

    @Test
    void theKeyHasTheDigits() throws Exception {
        start(STATUS + "msisdn=" + sim).poll().close();
        assertThat(memory.states().firstKey()).endsWith("/simStatus/msisdn:" + sim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAW(+SIM)", "RAW(SI-M)", "RAW( SI M )"})
    void aNumberInAnotherFormHasTheSameState(String form) throws Exception {
        String number = form.replace("SI", sim.substring(0, 5)).replace("M", sim.substring(5));
        continuesAfterDays("msisdn=" + sim, "msisdn=" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ICCIDF", "RAW(ICC ID)"})
    void anIccidInAnotherFormHasTheSameState(String form) throws Exception {
        String digits = SANDBOX.fleet().sim(sim).iccid();
        String iccid = form.replace("ICC", digits.substring(0, 6)).replace("ID", digits.substring(6));
        continuesAfterDays("iccid=" + digits, "iccid=" + iccid);
    }

    private void continuesAfterDays(String before, String after) throws Exception {
        start(STATUS + before).poll().close();
        rows.add(sim, Duration.ZERO, 7);
        CLOCK.advance(Duration.ofDays(3));
        try (ConsumerRig rig = start(STATUS + after)) {
            assertThat(rig.poll().take()).hasSize(1);
        }
    }

    @Test
    void aStateUnderAnotherFormOfTheNumberIsAnErrorThatSaysWhatToDo() throws Exception {
        start(STATUS + "msisdn=" + sim).poll().close();
        String key = memory.states().firstKey();
        String before = key.replace("msisdn:", "msisdn:%2B");
        memory.states().put(before, memory.states().remove(key));

        assertThatThrownBy(() -> start(STATUS + "msisdn=RAW(+" + sim + ")"))
                .hasStackTraceContaining("'" + before + "', which a version before 1.0.0 wrote")
                .hasStackTraceContaining("'" + key + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIM", "RAW(+SIM)", "RAW(SI-M)"})
    void aStateWithoutThePathOfTheServiceIsAnErrorHoweverTheRouteWritesTheNumber(String form) throws Exception {
        String number = form.replace("SI", sim.substring(0, 5)).replace("M", sim.substring(5));
        start(STATUS + "msisdn=" + number).poll().close();
        String key = memory.states().firstKey();
        String state = memory.states().get(key);
        String account = SANDBOX.get().username() + "@"
                + URI.create(SANDBOX.get().baseUri()).getAuthority();
        String before = "thingsmobile/" + encoded(account) + "/simStatus/msisdn:"
                + encoded(number.replaceAll("RAW\\(|\\)", ""));
        memory.states().clear();
        memory.states().put(before, state);

        assertThatThrownBy(() -> start(STATUS + "msisdn=" + number))
                .hasStackTraceContaining("'" + before + "', which a version before 1.0.0 wrote")
                .hasStackTraceContaining("'" + key + "'");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ConsumerRig start(String from) throws Exception {
        return rig().from(from);
    }
}
