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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.inventory.SimStatus;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The routes of the page on mixed fleets: both components against one sandbox. */
class MixedFleetsIT {

    private static final int SIMS = 30;
    private static final long OVER_THE_QUOTA = 200_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(SIMS).withoutBasicAuth().callGapFactor(0).infobip(infobip -> infobip.sims(SIMS)
                    .activeSims(0)));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private final JdbcTemplate database = new JdbcTemplate(dataSource);

    @BeforeEach
    void prepareCamel() {
        ThingsMobileSandbox services = sandbox.get();
        services.reset();
        var thingsMobile = new ThingsMobileComponent();
        thingsMobile.getConfiguration().setBaseUri(services.baseUri());
        thingsMobile.getConfiguration().setUsername(services.username());
        thingsMobile.getConfiguration().setToken(services.token());
        thingsMobile.getConfiguration().setCallGapFactor(0);
        context.addComponent("thingsmobile", thingsMobile);
        var infobip = new InfobipIotComponent();
        infobip.getConfiguration().setBaseUri(services.infobip().baseUri());
        infobip.getConfiguration().setApiKey(services.infobip().apiKey());
        context.addComponent("infobip-iot", infobip);
        context.getRegistry().bind("database", dataSource);
        context.getShutdownStrategy().setTimeout(10);
    }

    @AfterEach
    void stopCamel() throws IOException {
        context.close();
    }

    @ParameterizedTest
    @EnumSource
    void oneTableHasBothFleets(PageRoutes language) throws Exception {
        String light = infobipSim(InfobipSim.ACTIVE).iccid();
        sandbox.infobip().fleet().addUsage(light, 1_234);

        startRoutesOfPage(language);

        await().atMost(LONGEST).untilAsserted(() -> {
            assertThat(table("SELECT iccid, provider || ' ' || status FROM inventory"))
                    .isEqualTo(statusesInServices());
            assertThat(table("SELECT iccid, used_bytes FROM inventory")).containsEntry(light, 1_234L);
        });
    }

    @ParameterizedTest
    @EnumSource
    void eachSimOverTheQuotaIsSuspendedAtItsVendor(PageRoutes language) throws Exception {
        SandboxSim atThingsMobile =
                sandbox.fleet().sims(sim -> sim.status().equals("active")).get(0);
        sandbox.fleet()
                .update(
                        atThingsMobile.msisdn(),
                        sim -> sim.traffic(
                                new TrafficCounters(0, OVER_THE_QUOTA, OVER_THE_QUOTA, LocalDate.now(ZoneOffset.UTC))));
        String atInfobip = infobipSim(InfobipSim.ACTIVE).iccid();
        sandbox.infobip().fleet().addUsage(atInfobip, OVER_THE_QUOTA);
        int active = activeSims();

        startRoutesOfPage(language);

        await().atMost(LONGEST).untilAsserted(() -> {
            assertThat(sandbox.fleet().sim(atThingsMobile.msisdn()).status()).isEqualTo("suspended");
            assertThat(sandbox.infobip().fleet().sim(atInfobip).status()).isEqualTo(InfobipSim.SUSPENDED);
            assertThat(table("SELECT iccid, provider || ' ' || status FROM inventory"))
                    .isEqualTo(statusesInServices());
        });
        assertThat(activeSims()).isEqualTo(active - 2);
    }

    /** The routes of the page, with shorter periods. */
    private void startRoutesOfPage(PageRoutes language) throws Exception {
        database.execute(
                MixedFleetsPageIT.blocks("\\[source,sql]\n----\n(.*?)\n----").get(0));
        language.addTo(context, MixedFleetsPageIT.PAGE, new MixedFleetRoutes());
        PageRoutes.pollOften(context);
        context.start();
    }

    private static InfobipSim infobipSim(String status) {
        return sandbox.infobip()
                .fleet()
                .first(sim -> sim.status().equals(status))
                .orElseThrow();
    }

    private static int activeSims() {
        long infobip = sandbox.infobip().fleet().sims().stream()
                .filter(sim -> sim.status().equals(InfobipSim.ACTIVE))
                .count();
        return sandbox.fleet().sims(sim -> sim.status().equals("active")).size() + (int) infobip;
    }

    private Map<String, Object> table(String query) {
        Map<String, Object> rows = new TreeMap<>();
        database.query(query, row -> {
            rows.put(row.getString(1), row.getObject(2));
        });
        return rows;
    }

    /** Provider and status of every SIM by ICCID, as the sandbox has them. */
    private static Map<String, Object> statusesInServices() {
        Map<String, Object> statuses = new TreeMap<>();
        sandbox.fleet()
                .sims(sim -> true)
                .forEach(sim -> statuses.put(
                        sim.iccid(), "thingsmobile " + meaning(MixedFleetsPageIT.THINGS_MOBILE_WORDS, sim.status())));
        sandbox.infobip()
                .fleet()
                .sims()
                .forEach(sim -> statuses.put(
                        sim.iccid(), "infobip-iot " + meaning(MixedFleetsPageIT.INFOBIP_WORDS, sim.status())));
        assertThat(statuses).hasSize(2 * SIMS);
        return statuses;
    }

    private static SimStatus meaning(Map<SimStatus, List<String>> words, String status) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().contains(status))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
