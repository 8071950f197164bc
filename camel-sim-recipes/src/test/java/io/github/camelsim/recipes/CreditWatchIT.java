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
package io.github.camelsim.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The credit watch, on three pages of credit operations. */
class CreditWatchIT {

    private RecipeProject project;
    private LocalDateTime now;

    @BeforeEach
    void prepareProject() throws Exception {
        project = RecipeProject.of("credit-watch", ThingsMobileSandbox.builder());
        project.replace("camel/credit.camel.yaml", "delay: 1m", "delay: 3s");
        now = LocalDateTime.now(ZoneOffset.UTC).withNano(0);
    }

    @AfterEach
    void close() {
        project.close();
    }

    /** 1,260 operations of 0.10 in the last seven days are 18 a day; 250 less these is 124, enough for 6 days. */
    @Test
    void warnsWhenTheCreditLastsForAFewDays() throws Exception {
        for (int i = 0; i < 1_260; i++) {
            spend(now.minusMinutes(7 * i + 60), "0.10");
        }
        spend(now.minusDays(20), "5.00");
        project.sandbox()
                .fleet()
                .account()
                .add(new SandboxCreditOperation(now.minusDays(1), new BigDecimal("5.00"), "Credit recharge", null));

        try (RecipeProcess process = project.start()) {
            process.awaitUntil(() -> project.count("credit_operation") > 400);
            process.kill();
        }
        try (RecipeProcess process = project.start()) {
            process.awaitUntil(() -> project.count("camel_messageprocessed") == 1_261);
            process.stop();
        }
        assertThat(project.count("credit_operation")).isEqualTo(1_261);
        try (RecipeProcess process = project.start()) {
            process.awaitUntil(() -> process.console().contains("the credit lasts for"));
            process.stop();
            assertThat(process.console())
                    .containsPattern("WARN .*124\\.00 EUR left, 18\\.00 spent a day: the credit lasts for 6 days");
        }
        assertThat(project.count("credit_operation")).isEqualTo(1_261);
    }

    @Test
    void saysHowLongTheCreditWillLast() throws Exception {
        spend(now.minusDays(2), "7.00");
        // on a busy machine the first forecast may come before the operation
        project.replace("camel/credit.camel.yaml", "period: 24h", "period: 3s");

        try (RecipeProcess process = project.start()) {
            process.awaitUntil(
                    () -> process.console().contains("243.00 EUR left, 1.00 spent a day: enough for 243 days"));
            process.stop();
        }
    }

    private void spend(LocalDateTime at, String amount) {
        project.sandbox()
                .fleet()
                .account()
                .add(new SandboxCreditOperation(
                        at, new BigDecimal(amount).negate(), "SIM recharge", "882360001000001"));
    }
}
