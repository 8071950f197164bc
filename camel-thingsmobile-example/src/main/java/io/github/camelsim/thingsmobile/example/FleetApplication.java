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
package io.github.camelsim.thingsmobile.example;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The application: Camel Main with the routes of {@code camel/*.yaml} and the settings of application.properties. */
public final class FleetApplication {

    private final Main main = new Main();
    private final Console console;
    private final FleetConfiguration configuration;
    private final Map<String, String> overrides;

    /**
     * @param out where the lines for people go
     * @param clock tells the time of rounds and the month of quotas
     * @param overrides settings that go before those of application.properties and the environment
     */
    public FleetApplication(PrintStream out, Clock clock, Map<String, String> overrides) {
        console = new Console(out);
        configuration = new FleetConfiguration(console, clock, main::completed);
        this.overrides = overrides;
        main.configure().addConfiguration(configuration);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeStop(BaseMainSupport stopping) {
                configuration.tellThatItStops();
            }
        });
    }

    public static void main(String[] args) {
        System.exit(new FleetApplication(System.out, Clock.systemUTC(), Map.of()).run());
    }

    /**
     * Runs until {@link #stop()}, a signal, or the end of the first round if {@code once} is set.
     *
     * @return the exit code: 0 if it could start, and if its last round did what it should
     */
    public int run() {
        try {
            ComponentEnvironment.options(System.getenv()).forEach(main::addOverrideProperty);
            overrides.forEach(main::addOverrideProperty);
            main.run();
        } catch (Exception e) {
            console.cannotStart(e);
            return 1;
        }
        return configuration.lastRoundFailed() ? 1 : 0;
    }

    /** Lets {@link #run()} return when the round at work has ended. */
    public void stop() {
        main.completed();
    }
}
