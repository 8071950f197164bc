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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelsim.thingsmobile.CallSpacingPolicy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy with a gap or wait of no use is refused, since its exchanges would not be spaced or never end. */
class PolicyOptionsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void aDurationThatIsNotAboveZeroIsRefused(Duration duration) {
        var policy = new CallSpacingPolicy();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.setGap(duration))
                .withMessageContaining("gap is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.setMaxWait(duration))
                .withMessageContaining("maxWait is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallSpacingPolicy(duration))
                .withMessageContaining("gap is");
    }
}
