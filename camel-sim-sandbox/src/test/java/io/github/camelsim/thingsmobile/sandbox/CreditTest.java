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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** credit (4.7), sendSms (4.16) and rechargeSim (4.18). */
class CreditTest {
    private static final String MSISDN = "882360001000001";
    private static final String DONE = "<result>\n<sims/>\n<creditHistory/>\n<done>true</done>\n</result>\n";

    private final ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
            .sims(20)
            .cdrsPerSim(0)
            .callGapFactor(0)
            .creditCap(8)
            .credit(new BigDecimal("10"))
            .clock(SandboxClock.manual(Instant.parse("2026-05-04T12:30:00.750Z")))
            .start();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void sendsTheElementsOfTheSampleInItsOrder() {
        client.call("rechargeSim", "msisdn", MSISDN, "amount", "100");

        assertThat(client.call("credit").body()).isEqualTo("""
                        <result>
                        <done>true</done>
                        <amount>9.00</amount>
                        <currency>EUR</currency>
                        <creditHistory>
                        <historyRow>
                        <amount>10.00</amount>
                        <dateLoad>2026-04-04 12:00:00</dateLoad>
                        <opDescription>Credit recharge</opDescription>
                        </historyRow>
                        <historyRow>
                        <amount>-1.00</amount>
                        <dateLoad>2026-05-04 12:30:00</dateLoad>
                        <opDescription>Sim recharge</opDescription>
                        <msisdn>882360001000001</msisdn>
                        </historyRow>
                        </creditHistory>
                        </result>
                        """);
    }

    @Test
    void filtersAndPagesTheHistory() {
        history(5);

        assertThat(amounts("page", "2", "pageSize", "2")).containsExactly("2.00", "3.00");
        assertThat(amounts("startDateRange", "2026-05-02 00:00:00", "endDateRange", "2026-05-03 00:00:00"))
                .containsExactly("2.00", "3.00");
        assertThat(client.call("credit", "startDateRange", "2027-01-01 00:00:00")
                        .body())
                .contains("<creditHistory/>");
    }

    @ParameterizedTest
    @CsvSource({
        "page,0,70 pagination not valid: page",
        "pageSize,5001,70 pagination not valid: pageSize",
        "startDateRange,2026,20 input error: startDateRange"
    })
    void refusesWrongPagesAndDates(String parameter, String value, String outcome) {
        assertThat(client.call("credit", parameter, value).outcome()).isEqualTo(outcome);
    }

    @Test
    void refusesMoreOperationsThanTheCap() {
        history(7);
        assertThat(client.call("credit", "pageSize", "2").outcome()).isEqualTo("OK");

        history(1);

        assertThat(client.call("credit", "pageSize", "2").outcome())
                .isEqualTo("90 credit history error: more than 8 operations");
        assertThat(client.call("credit", "startDateRange", "2026-05-01 00:00:00")
                        .outcome())
                .isEqualTo("OK");
    }

    @Test
    void countsTheReachedPageAgainstTheCapIfConfigured() {
        try (ThingsMobileSandbox other = ThingsMobileSandbox.builder()
                .creditCap(8)
                .capCounts(CapCounts.PAGE_REACHED)
                .callGapFactor(0)
                .start()) {
            TestClient caller = new TestClient(other);

            assertThat(caller.call("credit", "page", "2", "pageSize", "4").outcome())
                    .isEqualTo("OK");
            assertThat(caller.call("credit", "page", "3", "pageSize", "4").outcome())
                    .startsWith("90 ");
        }
    }

    @Test
    void addsRechargedMegabytesToTheBalance() {
        long before = sandbox.fleet().sim(MSISDN).balance();

        assertThat(client.call("rechargeSim", "msisdn", MSISDN, "amount", "1.5").body())
                .isEqualTo(DONE);

        assertThat(client.call("simStatus", "msisdn", MSISDN).first("balance"))
                .isEqualTo(Long.toString(before + 1_572_864));
        assertThat(sandbox.fleet().credit()).isEqualByComparingTo("9.98");
    }

    @Test
    void activatesASimByItsFirstRecharge() {
        String waiting = sandbox.fleet()
                .sims(sim -> sim.status().equals("active-waiting-initial-recharge"))
                .get(0)
                .msisdn();

        client.call("rechargeSim", "msisdn", waiting, "amount", "1");

        assertThat(sandbox.fleet().sim(waiting).status()).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1024.01", "many", "1e400"})
    void refusesAnAmountThatIsNotAbove0AndAtMost1024(String amount) {
        assertThat(client.call("rechargeSim", "msisdn", MSISDN, "amount", amount)
                        .outcome())
                .isEqualTo("20 input error: amount");
    }

    @Test
    void refusesToRechargeOrTextASimThatCannotBeUsed() {
        String unknown = "40 sim error: sim not found or not available";
        String sleeping = sandbox.fleet()
                .sims(sim -> sim.status().equals("not-active"))
                .get(0)
                .msisdn();
        sandbox.fleet().update(MSISDN, sim -> sim.status("suspended"));

        assertThat(client.call("rechargeSim", "amount", "1").outcome()).isEqualTo("20 input error: msisdn or iccid");
        assertThat(client.call("rechargeSim", "msisdn", "882360999999999", "amount", "1")
                        .outcome())
                .isEqualTo(unknown);
        assertThat(client.call("rechargeSim", "msisdn", sleeping, "amount", "1").outcome())
                .isEqualTo("40 sim error: sim status is not-active");
        assertThat(client.call("sendSms", "message", "x").outcome()).isEqualTo("20 input error: msisdn or iccid");
        assertThat(client.call("sendSms", "msisdn", "882360999999999", "message", "x")
                        .outcome())
                .isEqualTo(unknown);
        assertThat(client.call("sendSms", "msisdn", MSISDN, "message", "x").outcome())
                .isEqualTo("40 sim error: sim status is suspended");
    }

    @Test
    void chargesAnSmsAndRecordsItInTheHistory() {
        assertThat(client.call("sendSms", "msisdn", MSISDN, "message", "\u00fc".repeat(160))
                        .body())
                .isEqualTo(DONE);

        assertThat(sandbox.fleet().credit()).isEqualByComparingTo("9.98");
        assertThat(sandbox.fleet().creditHistory()).last().satisfies(row -> {
            assertThat(row.description()).isEqualTo("Sms");
            assertThat(row.msisdn()).isEqualTo(MSISDN);
        });
    }

    @Test
    void refusesAMessageThatIsMissingOrTooLong() {
        assertThat(client.call("sendSms", "msisdn", MSISDN).outcome()).isEqualTo("20 input error: message");
        assertThat(client.call("sendSms", "msisdn", MSISDN, "message", "x".repeat(161))
                        .outcome())
                .isEqualTo("20 input error: message");
    }

    @Test
    void changesNothingWithoutEnoughCredit() {
        try (ThingsMobileSandbox poor =
                ThingsMobileSandbox.builder().credit(new BigDecimal("0.01")).start()) {
            TestClient caller = new TestClient(poor);
            long before = poor.fleet().sim(MSISDN).balance();

            assertThat(caller.call("sendSms", "msisdn", MSISDN, "message", "x").outcome())
                    .isEqualTo("50 shared credit account error: not enough credit");
            assertThat(caller.call("rechargeSim", "msisdn", MSISDN, "amount", "2")
                            .outcome())
                    .isEqualTo("10 generic error: not enough credit");
            assertThat(poor.fleet().sim(MSISDN).balance()).isEqualTo(before);
            assertThat(poor.fleet().creditHistory()).hasSize(1);
        }
    }

    private void history(int rows) {
        for (int day = 1; day <= rows; day++) {
            sandbox.fleet()
                    .account()
                    .add(new SandboxCreditOperation(
                            LocalDateTime.of(2026, 5, day, 0, 0), new BigDecimal(day), "Bonus", null));
        }
    }

    /** The rows' amounts; the first amount of the response is the credit itself. */
    private List<String> amounts(String... params) {
        List<String> amounts = client.call("credit", params).texts("amount");
        return amounts.subList(1, amounts.size());
    }
}
