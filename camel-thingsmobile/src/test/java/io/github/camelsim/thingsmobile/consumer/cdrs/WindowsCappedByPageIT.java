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

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The CDRs up to the end of the asked page count, so that the refusal comes after good pages. */
class WindowsCappedByPageIT extends CappedWindows {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = sandbox(CapCounts.PAGE_REACHED, SandboxRows.clock());

    @Override
    ThingsMobileSandboxExtension sandbox() {
        return SANDBOX;
    }
}
