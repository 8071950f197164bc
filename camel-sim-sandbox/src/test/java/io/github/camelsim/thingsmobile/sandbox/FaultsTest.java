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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
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

/** The response of each fault, and its effect. */
class FaultsTest {
    private static final String MSISDN = "882360001000001";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(10).callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());
    private final long balance = sandbox.fleet().sim(MSISDN).balance();

    @Test
    void resetsTheConnectionBeforeTheEffect() {
        sandbox.faults().next("rechargeSim", Fault.resetBeforeEffect());

        assertThatThrownBy(this::rechargeOrFail).isInstanceOf(IOException.class);

        assertRecharged(false);
        assertThat(last().fault()).isEqualTo("resetBeforeEffect");
        assertThat(last().httpStatus()).isZero();
    }

    @Test
    void resetsTheConnectionAfterTheEffect() {
        sandbox.faults().next("rechargeSim", Fault.resetAfterEffect());

        assertThatThrownBy(this::rechargeOrFail).isInstanceOf(IOException.class);

        assertRecharged(true);
    }

    @Test
    void resetsByTcp() throws IOException {
        sandbox.faults().next("simListLite", Fault.resetBeforeEffect());

        try (Socket socket = rawCall("simListLite")) {
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("reset");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "body"})
    void stallsUntilTheFaultsAreCleared(String where) {
        sandbox.faults().next("rechargeSim", where.equals("head") ? Fault.stallBeforeHead() : Fault.stallInBody());

        CompletableFuture<HttpResponse<byte[]>> stalled =
                client.callAsync("rechargeSim", "msisdn", MSISDN, "amount", "1");

        await().atMost(TestClient.PATIENCE).until(() -> sandbox.journal().count("rechargeSim") == 1);
        assertRecharged(true);
        assertThat(client.call("simListLite").outcome()).isEqualTo("OK");
        assertThat(stalled).isNotDone();

        await().atMost(TestClient.PATIENCE).until(() -> {
            sandbox.faults().clear();
            return stalled.isDone();
        });
        assertThat(new XmlResponse(stalled.join()).outcome()).isEqualTo("OK");
    }

    @Test
    void sendsTheHeadBeforeAStallInTheBody() throws IOException {
        sandbox.faults().next("simListLite", Fault.stallInBody());

        try (Socket socket = rawCall("simListLite")) {
            assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 404})
    void sendsAStatusWithHtmlAndWithoutEffect(int status) {
        sandbox.faults().next("rechargeSim", Fault.status(status));

        XmlResponse response = recharge();

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.http().headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
        assertThat(last().httpStatus()).isEqualTo(status);
        assertRecharged(false);
    }

    @Test
    void sendsRetryAfterWithAStatus() {
        sandbox.faults().next("rechargeSim", Fault.status(429, 7));

        assertThat(recharge().http().headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void sendsAStatusAfterTheEffect() {
        sandbox.faults().next("rechargeSim", Fault.statusAfterEffect(503));

        assertThat(recharge().status()).isEqualTo(503);
        assertRecharged(true);
    }

    @Test
    void sendsHtmlWithoutEffect() {
        sandbox.faults().next("rechargeSim", Fault.html());

        XmlResponse response = recharge();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).contains("<html>");
        assertRecharged(false);
    }

    @Test
    void sendsAnEmptyBodyWithoutEffect() {
        sandbox.faults().next("rechargeSim", Fault.empty());

        assertThat(recharge().body()).isEmpty();
        assertRecharged(false);
    }

    @Test
    void sendsHalfOfTheBody() {
        String right = client.call("simListLite").body();
        sandbox.faults().next("simListLite", Fault.truncated());

        String half = client.call("simListLite").body();

        assertThat(right).startsWith(half);
        assertThat(half.length()).isBetween(right.length() / 3, right.length() * 2 / 3);
    }

    @Test
    void truncatesAfterTheEffectUnlessScriptedOtherwise() {
        sandbox.faults().next("rechargeSim", Fault.truncatedBeforeEffect(), Fault.truncated());

        assertThat(recharge().body()).startsWith("<result>").doesNotContain("</result>");
        assertRecharged(false);
        assertThat(recharge().body()).startsWith("<result>").doesNotContain("</result>");
        assertRecharged(true);
    }

    @Test
    void sendsBytesThatAreNotUtf8() {
        sandbox.faults().next("simListLite", Fault.wrongEncoding());

        byte[] body = client.call("simListLite").http().body();

        assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void delaysEachByteOfASlowBody() {
        sandbox.faults().next("blockSim", Fault.slowBody(Duration.ofMillis(3)));
        long begin = System.nanoTime();

        XmlResponse response = client.call("blockSim", "msisdn", "882360000000004");

        assertThat(response.body()).isEqualTo("<result>\n<done>true</done>\n</result>\n");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThanOrEqualTo(Duration.ofMillis(3L * (response.body().length() - 1)));
    }

    @Test
    void countsCode60AsRefusedWithoutEffect() {
        sandbox.faults().next("rechargeSim", Fault.code60());

        assertThat(recharge().outcome()).isEqualTo("60 too many requests");
        assertThat(sandbox.journal().refused("rechargeSim")).isEqualTo(1);
        assertRecharged(false);
    }

    @Test
    void sendsACodeInTheFormOfItsOperation() {
        sandbox.faults().next("getCdrPaginated", Fault.code(80, "cdrs error: <too many>"));

        XmlResponse response = client.call("getCdrPaginated", "msisdnList", MSISDN);

        assertThat(response.first("message")).isEqualTo("cdrs error: <too many>");
        assertThat(last().code()).isEqualTo(80);
    }

    @Test
    void sendsARawResponseUnchanged() {
        sandbox.faults().next("credit", Fault.raw(203, "text/plain", "what?".getBytes(StandardCharsets.UTF_8)));

        XmlResponse response = client.call("credit");

        assertThat(response.status()).isEqualTo(203);
        assertThat(response.body()).isEqualTo("what?");
        assertThat(response.http().headers().firstValue("Content-Type")).contains("text/plain");
    }

    @Test
    void redirectsToAnotherLocation() {
        sandbox.faults().next("credit", Fault.redirect("http://localhost:1/"));

        XmlResponse response = client.call("credit");

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.http().headers().firstValue("Location")).contains("http://localhost:1/");
    }

    @Test
    void changesTheEffectOfAFault() {
        sandbox.faults()
                .next(
                        "rechargeSim",
                        Fault.slowBody(Duration.ZERO).withoutEffect(),
                        Fault.html().withEffect());

        assertThat(recharge().outcome()).isEqualTo("OK");
        assertRecharged(false);
        assertThat(recharge().body()).contains("<html>");
        assertRecharged(true);
    }

    @Test
    void prefersNthToNextAndNextToAlways() {
        sandbox.faults()
                .always("credit", Fault.status(500))
                .next("credit", Fault.status(501), Fault.status(502))
                .nth("credit", 2, Fault.status(503));

        assertThat(client.call("credit").status()).isEqualTo(501);
        assertThat(client.call("credit").status()).isEqualTo(503);
        assertThat(client.call("credit").status()).isEqualTo(502);
        assertThat(client.call("credit").status()).isEqualTo(500);
        assertThat(client.call("customPlanList").status()).isEqualTo(200);

        sandbox.faults().clear();
        assertThat(client.call("credit").status()).isEqualTo(200);
    }

    @Test
    void countsACallWithAFaultForTheCallLimit() {
        try (ThingsMobileSandbox limited =
                ThingsMobileSandbox.builder().callGapFactor(1000).start()) {
            TestClient caller = new TestClient(limited);
            limited.faults().next("activateSim", Fault.status(503));

            caller.call("activateSim");

            assertThat(caller.call("activateSim").outcome()).startsWith("60 ");
        }
    }

    @Test
    void refusesImpossibleScripts() {
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.faults().next("simstatus", Fault.html()));
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.faults().nth("credit", 0, Fault.html()));
    }

    private XmlResponse recharge() {
        return client.call("rechargeSim", "msisdn", MSISDN, "amount", "1");
    }

    private void rechargeOrFail() throws IOException {
        client.sendOrFail(
                client.request("rechargeSim", "msisdn", MSISDN, "amount", "1").build());
    }

    private void assertRecharged(boolean recharged) {
        assertThat(sandbox.fleet().sim(MSISDN).balance()).isEqualTo(balance + (recharged ? 1_048_576 : 0));
        assertThat(sandbox.journal().effects("rechargeSim")).isEqualTo(recharged ? 1 : 0);
    }

    private static JournalEntry last() {
        return sandbox.journal().entries().get(sandbox.journal().entries().size() - 1);
    }

    private static Socket rawCall(String operation) throws IOException {
        String form = "username=" + sandbox.get().username() + "&token="
                + URLEncoder.encode(sandbox.get().token(), StandardCharsets.UTF_8);
        Socket socket = new Socket("127.0.0.1", sandbox.get().port());
        socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
        String request = "POST /services/business-api/" + operation + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + TestClient.basic("test", "Thingsmobil3")
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
