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
package io.github.camelsim.infobip.sandbox;

import static io.github.camelsim.infobip.sandbox.support.InfobipClient.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.sandbox.support.InfobipClient;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults of the sandbox in calls of Infobip's API. */
class InfobipFaultsTest {
    private static final String FIRST = "8981100022150000001";
    private static final String SECOND = "8981100022150000002";
    private static final String SMS = "/iot/1/sims/" + FIRST + "/sms";
    private static final String TEXT = "{\"text\":\"hello\"}";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.infobip(infobip -> infobip.sims(25)));

    private final InfobipClient client = new InfobipClient(sandbox.infobip());

    @Test
    void resetsTheConnectionBeforeOrAfterTheEffect() {
        sandbox.infobip().faults().next("sendSms", Fault.resetBeforeEffect(), Fault.resetAfterEffect());

        assertThatThrownBy(() -> client.callOrFail("POST", SMS, TEXT)).isInstanceOf(IOException.class);
        assertThat(effects()).isZero();
        assertThatThrownBy(() -> client.callOrFail("POST", SMS, TEXT)).isInstanceOf(IOException.class);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void sendsAStatusWithRetryAfterAndWithoutEffect() {
        sandbox.infobip().faults().next("sendSms", Fault.status(429, 7));
        HttpResponse<String> response = client.call("POST", SMS, TEXT);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
        assertThat(effects()).isZero();
    }

    @Test
    void sendsACodeAsStatusWithInfobipsErrorBody() {
        sandbox.infobip().faults().next("runDiagnostics", Fault.code(403, "no \"permission\""), Fault.code60());
        String path = "/iot/1/sims/" + FIRST + "/diagnostic";
        HttpResponse<String> forbidden = client.call("POST", path, null);

        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body())
                .isEqualTo("{\"requestError\":{\"serviceException\":"
                        + "{\"messageId\":\"FORBIDDEN\",\"text\":\"no \\\"permission\\\"\"}}}");
        assertThat(sandbox.infobip().journal().entries().get(0).httpStatus()).isEqualTo(403);
        assertThat(client.call("POST", path, null).statusCode()).isEqualTo(500);
        assertThat(sandbox.infobip().journal().effects("runDiagnostics")).isZero();
    }

    @Test
    void sendsHalfOfTheBody() {
        String whole = client.get("/iot/2/sims/" + FIRST).body();
        sandbox.infobip().faults().next("getSim", Fault.truncated());
        String half = client.get("/iot/2/sims/" + FIRST).body();

        assertThat(whole).startsWith(half);
        assertThat(half.length()).isBetween(whole.length() / 3, whole.length() * 2 / 3);
    }

    @Test
    void sendsBytesThatAreNotUtf8() throws IOException, InterruptedException {
        sandbox.infobip().faults().next("getSim", Fault.wrongEncoding());
        byte[] body = client.bytes("/iot/2/sims/" + FIRST).body();

        assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slowBody:1ms", "truncated", "empty", "answerTwice", "closeAfterAnswer", "unsolicited408"})
    void respondsToAnSmsWithoutABodyWhateverTheFault(String fault) {
        sandbox.infobip().faults().next("sendSms", Fault.named(fault));
        HttpResponse<String> response = client.call("POST", SMS, TEXT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(effects()).isEqualTo(fault.equals("empty") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stallBeforeHead", "stallInBody"})
    void stallsUntilTheFaultsAreCleared(String fault) {
        sandbox.infobip().faults().next("sendSms", Fault.named(fault)).next("getSim", Fault.named(fault));
        CompletableFuture<HttpResponse<String>> sms = client.callAsync("POST", SMS, TEXT);
        CompletableFuture<HttpResponse<String>> sim = client.callAsync("GET", "/iot/2/sims/" + FIRST, null);
        await().atMost(InfobipClient.PATIENCE)
                .until(() -> sandbox.infobip().journal().count() == 2);

        assertThat(sim).isNotDone();
        await().atMost(InfobipClient.PATIENCE).until(() -> {
            sandbox.infobip().faults().clear();
            return sms.isDone() && sim.isDone();
        });
        assertThat(sms.join().statusCode()).isEqualTo(200);
        assertThat(values(sim.join(), "iccid")).containsExactly(FIRST);
    }

    @Test
    void returnsAnotherSim() {
        sandbox.infobip()
                .faults()
                .next("getSim", Fault.answerForAnotherSim(), Fault.answerFor("8981100022150000005"))
                .next("getSimUsage", Fault.answerForAnotherSim())
                .next("updateSimName", Fault.answerForAnotherSim());

        assertThat(values(client.get("/iot/2/sims/" + FIRST), "iccid")).containsExactly(SECOND);
        assertThat(values(client.get("/iot/2/sims/" + FIRST), "iccid")).containsExactly("8981100022150000005");
        assertThat(values(client.get("/iot/2/sims/" + FIRST + "/usage"), "iccid"))
                .containsExactly(SECOND);
        client.call("PATCH", "/iot/1/sims/" + FIRST, "{\"name\":\"mine\"}");
        assertThat(sandbox.infobip().fleet().sim(FIRST).name()).isEqualTo("mine");
    }

    @Test
    void returnsOtherPagesThanRequested() {
        sandbox.infobip()
                .faults()
                .next("listSims", Fault.smallerPages(10), Fault.ignorePage(), Fault.repeatLastPage())
                .next("listMonthlyUsage", Fault.smallerPages(3));

        assertThat(values(client.get("/iot/2/sims?limit=100"), "iccid")).hasSize(10);
        assertThat(values(client.get("/iot/2/sims?page=2"), "iccid")).startsWith(FIRST);
        assertThat(values(client.get("/iot/2/sims?page=9&limit=10"), "iccid"))
                .hasSize(10)
                .startsWith("8981100022150000011");
        assertThat(values(client.get("/iot/2/sims/usage/monthly"), "iccid")).hasSize(3);
    }

    @Test
    void keepsTheFaultsOfTheVendorsApart() {
        sandbox.faults().always("sendSms", Fault.status(503));

        assertThat(client.call("POST", SMS, TEXT).statusCode()).isEqualTo(200);
    }

    @Test
    void delaysEachByteOfASlowBody() {
        sandbox.infobip().faults().next("getSim", Fault.slowBody(Duration.ofMillis(1)));
        long begin = System.nanoTime();
        HttpResponse<String> response = client.get("/iot/2/sims/" + FIRST);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThanOrEqualTo(Duration.ofMillis(response.body().length() - 1L));
    }

    private static long effects() {
        return sandbox.infobip().journal().effects("sendSms");
    }
}
