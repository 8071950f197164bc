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
package io.github.camelsim.quarkus;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A sandbox for the application under test. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private ThingsMobileSandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
        return Map.of(
                "camel.component.thingsmobile.base-uri", sandbox.baseUri(),
                "camel.component.infobip-iot.base-uri", sandbox.infobip().baseUri(),
                "camel.component.infobip-iot.api-key", sandbox.infobip().apiKey());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, new TestInjector.MatchesType(ThingsMobileSandbox.class));
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
