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

import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** The application: Camel Main with the routes of {@code camel/*.yaml} and the settings of application.properties. */
public final class FleetApplication {

    private static final Logger LOG = LoggerFactory.getLogger("fleet");

    private final Main main = new Main();
    private final FleetConfiguration configuration = new FleetConfiguration(main::completed);

    /** @param overrides settings that take precedence over those of application.properties and the environment */
    public FleetApplication(Map<String, String> overrides) {
        main.configure().addConfiguration(configuration);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                var properties =
                        (PropertiesComponent) starting.getCamelContext().getPropertiesComponent();
                letTheCommandLineTakePrecedence(properties);
                openNoPortIfOnce(properties);
            }
        });
        Settings.ofEnvironment().forEach(main::addOverrideProperty);
        overrides.forEach(main::addOverrideProperty);
    }

    /**
     * Over environment variables, as for options of components. For placeholders Camel has the opposite order, so that the
     * routes would ask for another value than the component has.
     */
    private static void letTheCommandLineTakePrecedence(PropertiesComponent properties) {
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
    }

    /** A run with {@code once} has no page, and another run may have its port. */
    private static void openNoPortIfOnce(PropertiesComponent properties) {
        if (!properties.resolveProperty("once").orElse("false").equals("false")) {
            properties.addOverrideProperty("camel.server.enabled", "false");
            properties.addOverrideProperty("camel.management.enabled", "false");
        }
    }

    public static void main(String[] args) {
        System.exit(new FleetApplication(Map.of()).run());
    }

    /**
     * Runs until {@link #stop()} or a signal; with {@code once} until each route has completed once, or one has failed.
     *
     * @return the exit code: 1 if it could not start, or if a route failed with {@code once}
     */
    public int run() {
        try {
            main.run();
        } catch (Exception e) {
            LOG.error("Cannot start: {}", reason(e));
            return 1;
        }
        configuration.failure().ifPresent(failure -> LOG.error("Failed: {}", reason(failure)));
        return configuration.failure().isPresent() ? 1 : 0;
    }

    /** Lets {@link #run()} return. */
    public void stop() {
        main.completed();
    }

    /** What the service, the driver or the check of a setting said, without what others have wrapped around it. */
    private static String reason(Throwable failure) {
        Throwable said = Stream.of(
                        ThingsMobileException.class,
                        SQLException.class,
                        PropertyBindingException.class,
                        IllegalArgumentException.class)
                .map(type -> (Throwable) ObjectHelper.getException(type, failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> NestedExceptionUtils.getMostSpecificCause(failure));
        while (said instanceof SQLException && said.getCause() instanceof SQLException) {
            said = said.getCause();
        }
        if (said instanceof PropertyBindingException wrong && wrong.getPropertyName() != null) {
            return "the option " + wrong.getPropertyName() + " cannot be '" + wrong.getValue() + "'";
        }
        return said.getMessage() == null ? said.toString() : said.getMessage();
    }
}
