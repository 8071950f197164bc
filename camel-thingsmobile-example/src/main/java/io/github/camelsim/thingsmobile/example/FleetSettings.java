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

import io.github.camelsim.thingsmobile.Environment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.camel.CamelContext;

/**
 * What application.properties, the environment and -D say of the job. All of it is checked before anything is called.
 *
 * @param account whom to call as
 * @param zone of the service's times
 * @param period time between rounds, as it is written
 * @param pageSize SIMs of a call
 * @param cdrsDays days before the first run whose CDRs it reads
 * @param monthlyQuota traffic of a month above which a SIM is blocked, in MB of 1,048,576 bytes
 * @param ownerMsisdn the SIM that is texted, as the service writes it; empty if none is
 * @param creditLimit credit under which there is a warning
 * @param allowPaid whether money may be spent in production
 * @param once whether to end after the first round; named without a value, as in {@code -Donce}, it is set
 * @param stopSeconds what a round gets to end when the program is stopped
 * @param database where the tables are
 * @param sandbox the sandbox of this process
 */
public record FleetSettings(
        Account account,
        ZoneId zone,
        String period,
        int pageSize,
        int cdrsDays,
        BigDecimal monthlyQuota,
        String ownerMsisdn,
        BigDecimal creditLimit,
        boolean allowPaid,
        boolean once,
        int stopSeconds,
        DatabaseSettings database,
        SandboxSettings sandbox) {

    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_048_576);
    private static final String MOST = "1000000000";

    record Account(String username, String token, Environment environment) {

        @Override
        public String toString() {
            return username + " in " + environment;
        }
    }

    record DatabaseSettings(String url, String user, String password) {

        /** The URL without options, of which one may be a password. */
        @Override
        public String toString() {
            return url.replaceFirst("[;?].*", "");
        }
    }

    /** @param used whether to start it and call it, instead of the real service */
    record SandboxSettings(boolean used, int sims, BigDecimal callGapFactor, BigDecimal cdrsPerSecond) {}

    /** @throws IllegalArgumentException if a setting is not of its type or not in its range */
    static FleetSettings of(CamelContext context) {
        var reader = new SettingsReader(context);
        reader.cron("fleet.report-cron");
        var settings = new FleetSettings(
                account(reader),
                reader.zone("camel.component.thingsmobile.timeZone"),
                reader.duration("fleet.period", Duration.ofDays(7)),
                reader.wholeNumber("fleet.page-size", 1, 500),
                reader.wholeNumber("fleet.cdrs-days", 0, 366),
                reader.number("fleet.monthly-quota-mb", "0.01", MOST),
                reader.msisdn("fleet.owner-msisdn"),
                reader.number("fleet.credit-limit", "0", MOST),
                reader.flag("allow-paid"),
                reader.text("once").isBlank() || reader.flag("once"),
                reader.wholeNumber("camel.main.shutdownTimeout", 1, 3600),
                database(reader),
                sandbox(reader));
        reader.refuseOthers("fleet.", System.getenv(), System.getProperties().stringPropertyNames());
        return settings;
    }

    private static Account account(SettingsReader reader) {
        return new Account(
                reader.credential("camel.component.thingsmobile.username"),
                reader.credential("camel.component.thingsmobile.token"),
                reader.oneOf("camel.component.thingsmobile.environment", Environment.class));
    }

    private static DatabaseSettings database(SettingsReader reader) {
        return new DatabaseSettings(
                reader.jdbcUrl("fleet.database.url", "jdbc:h2:", "jdbc:postgresql:"),
                reader.text("fleet.database.user"),
                reader.text("fleet.database.password"));
    }

    private static SandboxSettings sandbox(SettingsReader reader) {
        return new SandboxSettings(
                reader.flag("fleet.sandbox"),
                reader.wholeNumber("fleet.sandbox.sims", 1, 1_000_000),
                reader.number("fleet.sandbox.call-gap-factor", "0", "10"),
                reader.number("fleet.sandbox.cdrs-per-second", "0", "10000"));
    }

    /** The same, with a SIM to text if none is set. */
    FleetSettings withOwnerIfNoneIsSet(String msisdn) {
        return new FleetSettings(
                account,
                zone,
                period,
                pageSize,
                cdrsDays,
                monthlyQuota,
                ownerMsisdn.isEmpty() ? msisdn : ownerMsisdn,
                creditLimit,
                allowPaid,
                once,
                stopSeconds,
                database,
                sandbox);
    }

    /** The quota as the service counts traffic; a part of a byte is left out. */
    public long monthlyQuotaBytes() {
        return monthlyQuota.multiply(MEGABYTE).toBigInteger().longValueExact();
    }
}
