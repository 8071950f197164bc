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

import java.math.BigDecimal;
import java.time.ZoneId;
import org.apache.camel.CamelContext;

/**
 * What application.properties says of the job.
 *
 * @param monthlyQuota traffic of a month above which a SIM is blocked, in MB of 1,048,576 bytes
 * @param ownerMsisdn the SIM that is texted; empty if none is
 * @param creditLimit credit under which there is a warning
 * @param allowPaid whether money may be spent in production
 * @param once whether to end after the first round
 * @param period time between rounds, as it is written
 * @param zone of the service's times
 */
public record FleetSettings(
        BigDecimal monthlyQuota,
        String ownerMsisdn,
        BigDecimal creditLimit,
        boolean allowPaid,
        boolean once,
        String period,
        ZoneId zone) {

    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_048_576);

    static FleetSettings of(CamelContext context, String ownerIfNoneIsSet) {
        String owner = text(context, "fleet.owner-msisdn");
        return new FleetSettings(
                number(context, "fleet.monthly-quota-mb"),
                owner.isEmpty() ? ownerIfNoneIsSet : owner,
                number(context, "fleet.credit-limit"),
                flag(context, "allow-paid"),
                flag(context, "once"),
                text(context, "fleet.period"),
                ZoneId.of(text(context, "camel.component.thingsmobile.timeZone")));
    }

    /** The quota as the service counts traffic. */
    public long monthlyQuotaBytes() {
        return monthlyQuota.multiply(MEGABYTE).longValue();
    }

    static String text(CamelContext context, String name) {
        return context.resolvePropertyPlaceholders("{{" + name + "}}").strip();
    }

    static BigDecimal number(CamelContext context, String name) {
        String text = text(context, name);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is no number but '" + text + "'", e);
        }
    }

    /** A flag that is named without a value, as in {@code -Donce}, is set. */
    static boolean flag(CamelContext context, String name) {
        String text = text(context, name);
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " is neither true nor false but '" + text + "'");
        };
    }
}
