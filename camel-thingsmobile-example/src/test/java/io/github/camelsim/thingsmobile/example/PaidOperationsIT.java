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

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.example.support.Fleet.Run;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** In production money is spent only by those who said so. */
class PaidOperationsIT {

    private Fleet fleet;

    @BeforeEach
    void startFleet() {
        fleet = Fleet.onH2(ThingsMobileSandbox.builder().withoutBasicAuth())
                .with("camel.component.thingsmobile.environment", "production");
        fleet.hasUsed(fleet.active().get(2), 150);
    }

    @AfterEach
    void stopFleet() {
        fleet.close();
    }

    @Test
    void blocksButTextsNobodyInProduction() {
        Run run = fleet.runOnce();

        assertThat(fleet.sandbox().journal().effects("blockSim")).isEqualTo(1);
        assertThat(fleet.sandbox().journal().count("sendSms")).isZero();
        assertThat(run.console()).contains("1 blocked, 0 SMS sent, ", "1 SMS not sent: allow-paid=false");
    }

    @Test
    void textsInProductionWhenAllowed() {
        Run run = fleet.with("allow-paid", "true").runOnce();

        assertThat(fleet.sandbox().journal().effects("sendSms")).isEqualTo(1);
        assertThat(run.console()).contains("1 blocked, 1 SMS sent, credit");
    }

    @Test
    void textsNobodyWithoutAnOwner() {
        Run run =
                fleet.with("allow-paid", "true").with("fleet.owner-msisdn", "").runOnce();

        assertThat(fleet.sandbox().journal().count("sendSms")).isZero();
        assertThat(run.console()).contains("1 blocked, 0 SMS sent, ");
    }

    @Test
    void textsNobodyIfTheOwnerIsNotOfTheAccount() {
        Run run = fleet.with("allow-paid", "true")
                .with("fleet.owner-msisdn", "393331234567")
                .runOnce();

        assertThat(fleet.sandbox().journal().count("sendSms")).isZero();
        assertThat(run.console()).contains("1 blocked, 0 SMS sent, ");
    }

    @ParameterizedTest
    @CsvSource({
        "thingsmobile:rechargeSim?amount=1, production, false, 0",
        "thingsmobile:sendSms?message=hi, production, false, 0",
        "thingsmobile:rechargeSim?amount=1&environment=production, test, false, 0",
        "thingsmobile:rechargeSim?amount=1&environment=production, test, true, 1",
        "thingsmobile:rechargeSim?amount=1, production, true, 1",
        "thingsmobile:rechargeSim?amount=1, test, false, 1"
    })
    void decidesForEveryRoute(String uri, String environment, String allowPaid, int calls) throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setLocation("classpath:application.properties");
            context.getPropertiesComponent()
                    .addOverrideProperty("camel.component.thingsmobile.environment", environment);
            context.getPropertiesComponent().addOverrideProperty("allow-paid", allowPaid);
            context.getPropertiesComponent().addOverrideProperty("fleet.leader-only", "");
            context.getRegistry().bind("progress", new Progress(Optional.empty(), System::nanoTime, Clock.systemUTC()));
            var database = new DriverManagerDataSource("jdbc:h2:mem:paid");
            context.getRegistry().bind("database", database);
            context.getRegistry().bind("simLocks", new SimLocks(database));
            var account = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                    .getConfiguration();
            account.setBaseUri(fleet.sandbox().baseUri());
            account.setUsername(fleet.sandbox().username());
            account.setToken(fleet.sandbox().token());
            account.setEnvironment(Environment.valueOf(environment));
            context.setAutoStartup(false);
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "classpath:camel/quota.yaml"));
            context.start();

            Exchange exchange = context.createFluentProducerTemplate()
                    .to(uri)
                    .withHeader("CamelThingsMobileMsisdn", fleet.active().get(1))
                    .send();

            assertThat(fleet.sandbox().journal().count()).isEqualTo(calls);
            if (calls == 0) {
                assertThat(exchange.getException())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("allow-paid");
            } else {
                assertThat(exchange.getException()).isNull();
            }
        }
    }
}
