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

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxPlan;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 4.8 to 4.15: names, tags, expiration, thresholds and custom plans. */
class SimSettingsTest {
    private static final String DONE = "<result>\n<sims/>\n<creditHistory/>\n<done>true</done>\n</result>\n";
    private static final String MSISDN = "882360001000001";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(10).callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    @Test
    void readsBackAnUpdatedName() {
        XmlResponse response = client.call("updateSimName", "msisdn", MSISDN, "name", "pump <\u00e4> & \ud83d\ude00");

        assertThat(response.body()).isEqualTo(DONE);
        assertThat(client.call("simStatus", "msisdn", MSISDN).first("name")).isEqualTo("pump <\u00e4> & \ud83d\ude00");
        assertThat(client.call("simListLite").first("name")).isEqualTo("pump <\u00e4> & \ud83d\ude00");
    }

    @Test
    void readsBackAnUpdatedTag() {
        XmlResponse response = client.call("updateSimTag", "iccid", iccid(), "tag", "pumps");

        assertThat(response.body()).isEqualTo(DONE);
        assertThat(client.call("simStatus", "msisdn", MSISDN).first("tag")).isEqualTo("pumps");
    }

    @ParameterizedTest
    @CsvSource({"2048-02-28,2048-02-28 00:00:00", "2049-01-1,2049-01-01 00:00:00"})
    void readsBackAnExpirationDate(String sent, String shown) {
        XmlResponse response =
                client.call("setupSimExpirationDate", "msisdn", MSISDN, "expirationDate", sent, "blockSim", "1");

        assertThat(response.body()).isEqualTo(DONE);
        XmlResponse status = client.call("simStatus", "msisdn", MSISDN);
        assertThat(status.first("expirationDate")).isEqualTo(shown);
        assertThat(status.first("blockSimAfterExpirationDate")).isEqualTo("1");
        assertThat(sandbox.fleet().sim(MSISDN).expirationDate()).isAfter(LocalDateTime.of(2048, 1, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2018-02-30", "2018-02-28 10:00:00"})
    void refusesAnExpirationDateThatIsNoDay(String day) {
        assertThat(client.call("setupSimExpirationDate", "msisdn", MSISDN, "expirationDate", day, "blockSim", "1")
                        .outcome())
                .isEqualTo("20 input error: expirationDate");
    }

    @Test
    void refusesABlockFlagThatIsNot1Or0() {
        assertThat(client.call(
                                "setupSimExpirationDate",
                                "msisdn",
                                MSISDN,
                                "expirationDate",
                                "2030-01-01",
                                "blockSim",
                                "true")
                        .outcome())
                .isEqualTo("20 input error: blockSim");
    }

    @Test
    void takesThresholdsInMegabytesAndShowsBytes() {
        XmlResponse response = thresholds("1", "1", "2.5", "0", "1000", "1");

        assertThat(response.body()).isEqualTo(DONE);
        XmlResponse status = client.call("simStatus", "msisdn", MSISDN);
        assertThat(status.first("dailyTrafficThreshold")).isEqualTo("1048576");
        assertThat(status.first("blockSimDaily")).isEqualTo("1");
        assertThat(status.first("monthlyTrafficThreshold")).isEqualTo("2621440");
        assertThat(status.first("blockSimMonthly")).isEqualTo("0");
        assertThat(status.first("totalTrafficThreshold")).isEqualTo("1048576000");
        assertThat(status.first("blockSimTotal")).isEqualTo("1");
    }

    @Test
    void refusesThresholdsThatAreMissingOrWrong() {
        assertThat(thresholds("", "1", "2", "0", "3", "1").outcome()).isEqualTo("20 input error: dailyLimit");
        assertThat(thresholds("-1", "1", "2", "0", "3", "1").outcome()).isEqualTo("20 input error: dailyLimit");
        assertThat(thresholds("1", "2", "2", "0", "3", "1").outcome()).isEqualTo("20 input error: blockSimDaily");
        assertThat(thresholds("1", "1", "x", "0", "3", "1").outcome()).isEqualTo("20 input error: monthlyLimit");
        assertThat(thresholds("1", "1", "2", "no", "3", "1").outcome()).isEqualTo("20 input error: blockSimMonthly");
        assertThat(thresholds("1", "1", "2", "0", "1e999", "1").outcome()).isEqualTo("20 input error: totalLimit");
        assertThat(thresholds("1", "1", "2", "0", "3", "").outcome()).isEqualTo("20 input error: blockSimTotal");
    }

    @ParameterizedTest
    @CsvSource({"updateSimName,name", "updateSimTag,tag", "setupSimExpirationDate,expirationDate"})
    void refusesAMissingValueAndAnUnknownSim(String operation, String parameter) {
        assertThat(client.call(operation, "msisdn", MSISDN).outcome()).isEqualTo("20 input error: " + parameter);
        assertThat(client.call(operation, parameter, "2030-01-01").outcome())
                .isEqualTo("20 input error: msisdn or iccid");
        assertThat(client.call(operation, "msisdn", "882360999999999", parameter, "2030-01-01")
                        .outcome())
                .isEqualTo("40 sim error: sim not found or not available");
    }

    @Test
    void listsCustomPlansAsTheSampleDoes() {
        try (ThingsMobileSandbox fresh =
                ThingsMobileSandbox.builder().sims(0).callGapFactor(0).start()) {
            assertThat(new TestClient(fresh).call("customPlanList").body()).isEqualTo("""
                            <result>
                            <sims/>
                            <creditHistory/>
                            <plans>
                            <plan>
                            <id>1</id>
                            <name>Custom plan example</name>
                            <simAutorechargeEnabled>true</simAutorechargeEnabled>
                            <simAutorechargeCreditThreshold>10</simAutorechargeCreditThreshold>
                            <simAutorechargeAmount>10</simAutorechargeAmount>
                            </plan>
                            <plan>
                            <id>2</id>
                            <name>Custom plan example</name>
                            <simAutorechargeEnabled>false</simAutorechargeEnabled>
                            <simAutorechargeCreditThreshold></simAutorechargeCreditThreshold>
                            <simAutorechargeAmount></simAutorechargeAmount>
                            </plan>
                            </plans>
                            <done>true</done>
                            </result>
                            """);
        }
    }

    @Test
    void createsModifiesAndAssignsPlans() {
        int before = sandbox.fleet().plans().size();
        assertThat(plan("createCustomPlan", "name", "roaming", "true", "2.5", "20")
                        .body())
                .isEqualTo(DONE);

        assertThat(sandbox.fleet().plans()).hasSize(before + 1);
        SandboxPlan created = sandbox.fleet().plans().get(before);
        assertThat(created.name()).isEqualTo("roaming");
        assertThat(created.autorechargeCreditThreshold()).isEqualByComparingTo("2.5");

        String id = Long.toString(created.id());
        XmlResponse modified = client.call(
                "modifyCustomPlan",
                "id",
                id,
                "name",
                "quiet",
                "simAutorechargeEnabled",
                "false",
                "simAutorechargeCreditThreshold",
                "",
                "simAutorechargeAmount",
                "");
        assertThat(modified.body()).isEqualTo(DONE);
        assertThat(sandbox.fleet().plans().get(before))
                .isEqualTo(new SandboxPlan(created.id(), "quiet", false, null, null));

        assertThat(client.call("changeSimPlan", "msisdn", MSISDN, "customPlanId", id)
                        .body())
                .isEqualTo(DONE);
        assertThat(client.call("simStatus", "msisdn", MSISDN).first("plan")).isEqualTo("quiet");
    }

    @Test
    void refusesPlansThatAreIncompleteOrWrong() {
        assertThat(plan("createCustomPlan", "title", "x", "true", "1", "1").outcome())
                .isEqualTo("20 input error: name");
        assertThat(plan("createCustomPlan", "name", "x", "1", "1", "1").outcome())
                .isEqualTo("20 input error: simAutorechargeEnabled");
        assertThat(plan("createCustomPlan", "name", "x", "true", "", "1").outcome())
                .isEqualTo("20 input error: simAutorechargeCreditThreshold");
        assertThat(plan("createCustomPlan", "name", "x", "true", "1", "-1").outcome())
                .isEqualTo("20 input error: simAutorechargeAmount");
        assertThat(plan("modifyCustomPlan", "name", "x", "true", "1", "1").outcome())
                .isEqualTo("20 input error: id");
        assertThat(client.call("changeSimPlan", "msisdn", MSISDN, "customPlanId", "9999")
                        .outcome())
                .isEqualTo("20 input error: customPlanId");
        assertThat(client.call("changeSimPlan", "msisdn", MSISDN, "customPlanId", "gold")
                        .outcome())
                .isEqualTo("20 input error: customPlanId");
        assertThat(client.call("changeSimPlan", "msisdn", "882360999999999", "customPlanId", "1")
                        .outcome())
                .isEqualTo("40 sim error: sim not found or not available");
    }

    private XmlResponse plan(
            String operation, String nameParameter, String name, String enabled, String threshold, String amount) {
        return client.call(
                operation,
                nameParameter,
                name,
                "simAutorechargeEnabled",
                enabled,
                "simAutorechargeCreditThreshold",
                threshold,
                "simAutorechargeAmount",
                amount);
    }

    private XmlResponse thresholds(
            String daily, String blockDaily, String monthly, String blockMonthly, String total, String blockTotal) {
        return client.call(
                "setupSimTrafficThreeshold",
                "msisdn",
                MSISDN,
                "dailyLimit",
                daily,
                "blockSimDaily",
                blockDaily,
                "monthlyLimit",
                monthly,
                "blockSimMonthly",
                blockMonthly,
                "totalLimit",
                total,
                "blockSimTotal",
                blockTotal);
    }

    private static String iccid() {
        return sandbox.fleet().sim(MSISDN).iccid();
    }
}
