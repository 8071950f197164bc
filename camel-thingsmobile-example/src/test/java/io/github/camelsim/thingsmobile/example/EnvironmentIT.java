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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.example.support.FleetProcess;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Environment variables take precedence over application.properties, and -D over both. */
class EnvironmentIT {

    private static final Pattern PAGE = Pattern.compile("The page: http://localhost:(\\d+)/");

    @TempDir
    Path directory;

    private ThingsMobileSandbox sandbox;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void startSandbox() {
        sandbox = ThingsMobileSandbox.builder()
                .sims(30)
                .username("you@example.com")
                .token("another-token")
                .callGapFactor(0.01)
                .withoutBasicAuth()
                .infobip(infobip -> infobip.sims(10).apiKey("another-key"))
                .start();
        environment.put("FLEET_SANDBOX", "false");
        environment.put("CAMEL_COMPONENT_THINGSMOBILE_USERNAME", "you@example.com");
        environment.put("CAMEL_COMPONENT_THINGSMOBILE_TOKEN", "another-token");
        environment.put("ONCE", "true");
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void readsEverySettingFromTheEnvironment() throws Exception {
        environment.put("FLEET_SIMS_PERIOD", "2h");
        environment.put("FLEET_CDRS_PERIOD", "2h");
        environment.put("FLEET_QUOTA_PERIOD", "2h");
        environment.put("FLEET_CREDIT_PERIOD", "2h");
        environment.put("FLEET_REPORT_PERIOD", "24h");
        environment.put("FLEET_PAGE_SIZE", "7");
        environment.put("FLEET_CDRS_DAYS", "0");
        environment.put("FLEET_MONTHLY_QUOTA_MB", "1000000000");
        environment.put("FLEET_OWNER_MSISDN", sandbox.fleet().sims().get(0).msisdn());
        environment.put("FLEET_CREDIT_LIMIT", "5000.5");
        environment.put("FLEET_DATABASE_URL", "jdbc:h2:file:./elsewhere/fleet");
        environment.put("FLEET_DATABASE_USER", "fleet");
        environment.put("FLEET_DATABASE_PASSWORD", "secret");
        environment.put("CAMEL_MAIN_SHUTDOWNTIMEOUT", "5");
        environment.put("CAMEL_COMPONENT_THINGSMOBILE_TIMEZONE", "Europe/Rome");
        environment.put("FLEET_INFOBIP", "true");
        environment.put("FLEET_INFOBIP_BASE_URI", sandbox.infobip().baseUri());
        environment.put("FLEET_INFOBIP_TIME_ZONE", "Europe/Rome");
        environment.put("INFOBIP_API_KEY", "another-key");

        String console = run(0);

        assertThat(console)
                .contains("The real service, tables in jdbc:h2:file:./elsewhere/fleet, quota 1000000000 MB a month;")
                .contains("fleet  30 new or changed SIMs in ")
                .contains("40 SIMs read (thingsmobile 30, infobip-iot 10)")
                .contains("under the limit of 5000.5");
        var database = new JdbcTemplate(
                new DriverManagerDataSource("jdbc:h2:file:" + directory.resolve("elsewhere/fleet"), "fleet", "secret"));
        assertThat(database.queryForObject("SELECT COUNT(*) FROM sim", Integer.class))
                .isEqualTo(40);
        assertThat(sandbox.journal().entries())
                .as("the test server wants basic authentication")
                .allSatisfy(call -> assertThat(call.header("Authorization")).startsWith("Basic "));
    }

    @Test
    void readsTheSettingsOfPageAndSandboxFromTheEnvironment() throws Exception {
        environment.put("ONCE", "false");
        environment.put("FLEET_SANDBOX", "true");
        environment.put("FLEET_SANDBOX_ADDRESS", "http://localhost:" + sandbox.port());
        environment.put("FLEET_SANDBOX_CALL_GAP_FACTOR", "0.01");
        environment.put("INFOBIP_API_KEY", "another-key");
        environment.put("FLEET_WEB_HOST", "0.0.0.0");
        environment.put("FLEET_WEB_PERIOD", "1h");
        environment.put("FLEET_REPORT_PERIOD", "100ms");

        try (FleetProcess process = FleetProcess.start(directory, environment, List.of())) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !process.alive() || process.console().contains("(thingsmobile 30, infobip-iot 10)"));

            assertThat(process.console()).contains("The sandbox at http://localhost:" + sandbox.port());
            Matcher page = PAGE.matcher(process.console());
            assertThat(page.find()).as(process.console()).isTrue();
            assertThat(statusFor("fleet.example.org", Integer.parseInt(page.group(1))))
                    .as("a page for other machines answers to any name")
                    .isEqualTo("HTTP/1.1 200 OK");
            process.interrupt();
            process.awaitEnd();
            assertThat(process.console()).doesNotContain("Failed", "ERROR");
        }
    }

    @Test
    void theEnvironmentDecidesWhatMayBePaid() throws Exception {
        String heavy = oneSimIsOverTheQuota();
        environment.put("CAMEL_COMPONENT_THINGSMOBILE_ENVIRONMENT", "production");

        assertThat(run(0)).contains("blockSim " + heavy, " SMS not sent: allow-paid=false");
        assertCallsAreThoseOfProduction();

        environment.put("ALLOW_PAID", "true");
        assertThat(run(0)).contains("sendSms " + heavy).doesNotContain("not sent");
    }

    /** The routes, which ask for environment and allow-paid, and the component see the same. */
    @Test
    void anOptionOnTheCommandLineTakesPrecedenceOverAVariable() throws Exception {
        oneSimIsOverTheQuota();
        environment.put("CAMEL_COMPONENT_THINGSMOBILE_TOKEN", "wrong");
        environment.put("CAMEL_COMPONENT_THINGSMOBILE_ENVIRONMENT", "test");
        environment.put("FLEET_PAGE_SIZE", "7");

        String console = run(
                0,
                "-Dcamel.component.thingsmobile.token=another-token",
                "-Dcamel.component.thingsmobile.environment=production",
                "-Dfleet.page-size=9");

        assertThat(console).contains(" SMS not sent: allow-paid=false");
        assertCallsAreThoseOfProduction();
        assertThat(sandbox.journal().entries("simListLite").get(0).param("pageSize"))
                .isEqualTo("9");
    }

    @Test
    void refusesAVariableThatIsNotASetting() throws Exception {
        environment.put("FLEET_SERVICE_HOST", "10.0.0.1");
        environment.put("FLEET_PORT_80_TCP", "tcp://10.0.0.1:80");
        environment.put("FLEET_QUOTA_MB", "500");
        assertThat(run(1))
                .hasLineCount(1)
                .contains("Cannot start: FLEET_QUOTA_MB is not a setting: application.properties lists them all");
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void anOptionThatIsNotOfItsTypeIsNamed() throws Exception {
        assertThat(run(1, "-Dcamel.component.thingsmobile.maxRetries=many"))
                .contains("Cannot start: the option maxRetries cannot be 'many'");
        assertThat(sandbox.journal().count()).isZero();
    }

    private String oneSimIsOverTheQuota() {
        environment.put("FLEET_MONTHLY_QUOTA_MB", "0.01");
        environment.put("FLEET_OWNER_MSISDN", sandbox.fleet().sims().get(0).msisdn());
        return sandbox.fleet().sims(sim -> sim.status().equals("active")).get(3).msisdn();
    }

    private void assertCallsAreThoseOfProduction() {
        assertThat(sandbox.journal().count()).isPositive();
        assertThat(sandbox.journal().entries())
                .allSatisfy(call -> assertThat(call.header("Authorization")).isNull());
        assertThat(sandbox.journal().count("sendSms")).isZero();
    }

    private static String statusFor(String host, int port) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
        }
    }

    private String run(int exitCode, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Dcamel.component.thingsmobile.baseUri=" + sandbox.baseUri());
        all.add("-Dcamel.component.thingsmobile.callGapFactor=0.01");
        try (FleetProcess process = FleetProcess.start(directory, environment, all)) {
            assertThat(process.awaitEnd()).as(process.console()).isEqualTo(exitCode);
            return process.console();
        }
    }
}
