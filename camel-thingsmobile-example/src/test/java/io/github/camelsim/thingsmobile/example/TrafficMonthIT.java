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

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The month that traffic counts for: a SIM over the quota is blocked for it, so it must not be one later than the traffic. */
class TrafficMonthIT {

    /** In Rome a month begins at 23:00 UTC in winter. */
    @ParameterizedTest
    @CsvSource({"2026-01-31T21:00:00Z, 2026-01", "2026-01-31T23:04:00Z, 2026-01", "2026-01-31T23:06:00Z, 2026-02"})
    void isThatInWhichThePollBeganHoweverMuchLaterItsRowsAreStored(Instant pollBegan, String month) throws Exception {
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (var fleet = new Fleet(database, ThingsMobileSandbox.builder().infobip(service -> service.sims(3)
                        .activeSims(0)));
                var context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setLocation("classpath:application.properties");
            Map.of(
                            "fleet.sandbox", "false",
                            "fleet.infobip", "true",
                            "fleet.infobip.time-zone", "Europe/Rome",
                            "fleet.infobip.base-uri", fleet.sandbox().infobip().baseUri(),
                            "camel.component.thingsmobile.timeZone", "Europe/Rome",
                            "fleet.database.url", database,
                            "fleet.web", "false")
                    .forEach(context.getPropertiesComponent()::addOverrideProperty);
            var account = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                    .getConfiguration();
            account.setBaseUri(fleet.sandbox().baseUri());
            account.setUsername(fleet.sandbox().username());
            account.setToken(fleet.sandbox().token());
            account.setEnvironment(Environment.test);
            account.setCallGapFactor(0.01);
            context.getComponent("infobip-iot", InfobipIotComponent.class)
                    .getConfiguration()
                    .setApiKey(fleet.sandbox().infobip().apiKey());
            new FleetConfiguration(() -> {}).configure(context);
            context.getRegistry().bind("progress", new Progress(Optional.empty(), System::nanoTime, () -> pollBegan));
            for (String routes : List.of("errors", "fleet", "infobip")) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.resolveMandatoryResource(
                                context, "classpath:camel/" + routes + ".yaml"));
            }
            context.start();

            await().atMost(1, MINUTES).untilAsserted(() -> assertThat(fleet.database()
                            .queryForList(
                                    "SELECT provider || ' ' || traffic_month || ' ' || COUNT(monthly_traffic) FROM sim"
                                            + " GROUP BY provider, traffic_month ORDER BY provider",
                                    String.class))
                    .containsExactly("infobip-iot " + month + " 3", "thingsmobile " + month + " " + Fleet.SIMS));
        }
    }
}
