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

import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a sandbox for a JUnit 5 test class. Faults and journal are cleared before each test; the fleet keeps its state from
 * test to test. Either with custom settings:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ThingsMobileSandboxExtension sandbox =
 *         ThingsMobileSandboxExtension.of(settings -> settings.sims(10).callGapFactor(0));
 * }</pre>
 *
 * or with the default settings by {@code @ExtendWith(ThingsMobileSandboxExtension.class)}. In both cases a parameter of type
 * {@link ThingsMobileSandbox} is the running sandbox.
 */
public final class ThingsMobileSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private final Consumer<SandboxBuilder> settings;
    private ThingsMobileSandbox sandbox;
    private String startedBy;

    /** An extension with the sandbox's default settings. */
    public ThingsMobileSandboxExtension() {
        this(builder -> {});
    }

    private ThingsMobileSandboxExtension(Consumer<SandboxBuilder> settings) {
        this.settings = settings;
    }

    /** An extension whose sandbox is built with these settings. */
    public static ThingsMobileSandboxExtension of(Consumer<SandboxBuilder> settings) {
        return new ThingsMobileSandboxExtension(settings);
    }

    /**
     * The running sandbox.
     *
     * @throws IllegalStateException while no test class runs
     */
    public ThingsMobileSandbox get() {
        if (sandbox == null) {
            throw new IllegalStateException("the sandbox runs from before the first test until after the last one;"
                    + " the extension's field must be static");
        }
        return sandbox;
    }

    /** {@link ThingsMobileSandbox#baseUri()} of the running sandbox. */
    public String baseUri() {
        return get().baseUri();
    }

    /** {@link ThingsMobileSandbox#fleet()} of the running sandbox. */
    public SandboxFleet fleet() {
        return get().fleet();
    }

    /** {@link ThingsMobileSandbox#journal()} of the running sandbox. */
    public SandboxJournal journal() {
        return get().journal();
    }

    /** {@link ThingsMobileSandbox#faults()} of the running sandbox. */
    public SandboxFaults faults() {
        return get().faults();
    }

    /** {@link ThingsMobileSandbox#infobip()} of the running sandbox: base URI, credentials, fleet, journal and faults. */
    public InfobipSandbox infobip() {
        return get().infobip();
    }

    /** Starts the sandbox; a nested test class shares the sandbox of its enclosing class. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (sandbox == null) {
            SandboxBuilder builder = ThingsMobileSandbox.builder();
            settings.accept(builder);
            sandbox = builder.start();
            startedBy = context.getUniqueId();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        get().faults().clear();
        get().journal().clear();
        infobip().faults().clear();
        infobip().journal().clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getUniqueId().equals(startedBy)) {
            sandbox.close();
            sandbox = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ThingsMobileSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return get();
    }
}
