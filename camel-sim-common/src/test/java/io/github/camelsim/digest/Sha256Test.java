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
package io.github.camelsim.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.event.SimEvent;
import org.junit.jupiter.api.Test;

/** Digests are persisted, as parts of keys, so they must stay the same from version to version. */
class Sha256Test {

    @Test
    void theDigestIsThatOfTheStandard() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex("Zürich 🙂"))
                .isEqualTo("9ebf97edc1ecf2be2515c1253de3c78633171ad7f17bbac62c713695695409bf");
    }

    @Test
    void aShortDigestIsTheBeginningOfTheWholeOne() {
        assertThat(Sha256.hex("abc", 8)).isEqualTo("ba7816bf8f01cfea");
    }

    @Test
    void theIdOfAChangeStaysTheSame() {
        assertThat(SimEvent.idOfChange("sim.new", "89811000221529677210", null, ""))
                .isEqualTo("18ed01e14114645199ad97e88cb8ed77");
    }
}
