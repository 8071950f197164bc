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
package io.github.camelsim.thingsmobile.support;

import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test with a sandbox for the class, and for each test a context that calls it. */
public abstract class SandboxTest {

    protected static ThingsMobileSandbox sandbox;
    protected TestCamel camel;

    @BeforeAll
    static void startSandbox() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void startCamel() {
        sandbox.faults().clear();
        sandbox.journal().clear();
        camel = TestCamel.at(sandbox).with(this::configure);
    }

    @AfterEach
    void stopCamel() {
        camel.close();
        sandbox.faults().clear();
    }

    /** Changes the configuration of the test's endpoints. */
    protected void configure(ThingsMobileConfiguration configuration) {}
}
