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
package io.github.camelsim.thingsmobile.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.Transport;
import io.github.camelsim.http.HttpTransport;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.ThingsMobileAccount;
import io.github.camelsim.thingsmobile.client.ThingsMobileProtocol;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** What is sent, decoded by somebody else, is what was given: no text can add, end or change a field. */
class RequestFuzzIT {

    private static final int CASES = 1_000;
    private static final String SEED = "20261122";
    private static final String MSISDN = "882360001975037";
    private static final String ICCID = "8944501312167518236";
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();
    private static final CloseableHttpClient HTTP = HttpClients.custom()
            .addExecInterceptorFirst("keep", RequestFuzzIT::keep)
            .build();

    private static RecordingServer.Request caught;

    @AfterContainer
    static void stop() throws IOException {
        TIMER.shutdownNow();
        HTTP.close();
    }

    @Property(tries = CASES, seed = SEED)
    void formsArriveAsGiven(@ForAll("texts") String token, @ForAll("names") List<String> names) throws IOException {
        ThingsMobileProtocol protocol = protocol("user", token);
        for (String name : names) {
            Call call = Call.of(
                    Operation.updateSimName, Map.of(Parameter.msisdn, MSISDN, Parameter.name, name), ZoneOffset.UTC);

            assertThat(sent(protocol, call))
                    .isEqualTo(Map.of("username", "user", "token", token, "msisdn", MSISDN, "name", name));
        }
    }

    @Property(tries = CASES, seed = SEED)
    void multipartFormsArriveAsGiven(@ForAll("texts") String username, @ForAll("texts") String token)
            throws IOException {
        Call call = Call.of(
                Operation.activateSim, Map.of(Parameter.msisdn, MSISDN, Parameter.simBarcode, ICCID), ZoneOffset.UTC);

        assertThat(sent(protocol(username, token), call))
                .isEqualTo(Map.of("username", username, "token", token, "msisdn", MSISDN, "simBarcode", ICCID));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return texts().list().ofSize(10);
    }

    /** Any characters, and more often than by chance those that mean something somewhere. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> meaningful = Arbitraries.of(
                "&",
                "=",
                "%",
                "+",
                "\r\n",
                "\n",
                "\r",
                "\r\n\r\n",
                "--",
                "\"",
                ";",
                "; name=\"token\"",
                "\0",
                "&token=x",
                "%26",
                "%0d%0a",
                "Content-Disposition: form-data; name=\"amount\"\r\n\r\n1",
                "<",
                "é",
                "€",
                "😀",
                "\u0001",
                "\u2028",
                " ");
        Arbitrary<String> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                .map(Character::toString);
        return Arbitraries.frequencyOf(Tuple.of(1, meaningful), Tuple.of(2, any))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isBlank());
    }

    private static ThingsMobileProtocol protocol(String username, String token) {
        return new ThingsMobileProtocol(SETTINGS, new ThingsMobileAccount(username, token, null, null));
    }

    /** The fields of the request, caught where it would go to the socket. */
    private static Map<String, String> sent(ThingsMobileProtocol protocol, Call call) throws IOException {
        new HttpTransport(HTTP, HTTP, SETTINGS, TIMER).send(protocol.request(call), NOBODY);
        return caught.fields();
    }

    private static ClassicHttpResponse keep(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException {
        HttpEntity form = request.getEntity();
        var body = new ByteArrayOutputStream();
        form.writeTo(body);
        Map<String, List<String>> head = Map.of("content-type", List.of(form.getContentType()));
        caught = new RecordingServer.Request("POST", "/", head, body.toString(StandardCharsets.UTF_8));
        return new BasicClassicHttpResponse(200);
    }

    private static final CallSettings SETTINGS = new CallSettings(
            URI.create("http://localhost"),
            "someone",
            Duration.ofMinutes(1),
            1000,
            0,
            Duration.ofMinutes(1),
            Duration.ZERO,
            0);

    private static final Transport.Progress NOBODY = new Transport.Progress() {
        @Override
        public boolean maySend() {
            return true;
        }

        @Override
        public void headArrived() {}
    };
}
