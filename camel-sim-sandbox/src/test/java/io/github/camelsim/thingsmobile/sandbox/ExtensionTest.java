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
package io.github.camelsim.thingsmobile.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension with custom settings. */
class ExtensionTest {
    @RegisterExtension
    static final ThingsMobileSandboxExtension extension =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(3).callGapFactor(0));

    @Test
    void delegatesToItsSandbox(ThingsMobileSandbox sandbox) {
        assertThat(extension.get()).isSameAs(sandbox);
        assertThat(extension.baseUri()).isEqualTo(sandbox.baseUri());
        assertThat(extension.fleet().size()).isEqualTo(3);
        assertThat(extension.journal()).isSameAs(sandbox.journal());
        assertThat(extension.faults()).isSameAs(sandbox.faults());
    }

    @Test
    void explainsThatItIsNotStarted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ThingsMobileSandboxExtension.of(settings -> settings.sims(1))
                        .get())
                .withMessageContaining("static");
    }
}
