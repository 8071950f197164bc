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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The extension with the default settings and a sandbox as a parameter. */
@ExtendWith(ThingsMobileSandboxExtension.class)
class DefaultExtensionTest {

    @RepeatedTest(2)
    void clearsJournalAndFaultsBeforeEachTest(ThingsMobileSandbox sandbox) {
        assertThat(sandbox.journal().entries()).isEmpty();

        assertThat(new TestClient(sandbox).call("customPlanList").outcome()).isEqualTo("OK");

        sandbox.faults().always("customPlanList", Fault.status(500));
    }

    @Test
    void startsWith25SimsByDefault(ThingsMobileSandbox sandbox) {
        assertThat(sandbox.fleet().size()).isEqualTo(25);
    }

    @Nested
    class Inside {
        @Test
        void sharesTheSandboxWithANestedClass(ThingsMobileSandbox sandbox) {
            assertThat(new TestClient(sandbox).call("customPlanList").outcome()).isEqualTo("OK");
        }
    }
}
