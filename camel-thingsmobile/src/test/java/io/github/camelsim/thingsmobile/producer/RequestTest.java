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
package io.github.camelsim.thingsmobile.producer;

import static io.github.camelsim.thingsmobile.support.OperationSample.headersOf;
import static io.github.camelsim.thingsmobile.support.OperationSample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Request;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out for each operation, against sections 4.1 to 4.19 of the API document. */
class RequestTest extends RecordedTest {

    /** What any HTTP client has to say; the API needs no more. */
    private static final Set<String> HARMLESS_HEADERS = Set.of(
            "host",
            "connection",
            "content-type",
            "content-length",
            "transfer-encoding",
            "user-agent",
            "accept",
            "accept-encoding");

    static Stream<OperationSample> operations() {
        return OperationSample.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void headersBecomeTheFieldsOfTheDocument(OperationSample sample) {
        camel.call(sample.uri(), null, sample.headers(), Object.class);

        assertSent(sample);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void uriOptionsBecomeTheFieldsOfTheDocument(OperationSample sample) {
        String options = sample.given().entrySet().stream()
                .map(option -> option.getKey() + "=RAW(" + option.getValue() + ")")
                .collect(Collectors.joining("&"));

        camel.call(sample.uri() + (sample.uri().contains("?") ? "&" : "?") + options, Object.class);

        assertSent(sample);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void entriesOfAMapBodyBecomeTheFieldsOfTheDocument(OperationSample sample) {
        Map<String, Object> body = new LinkedHashMap<>(sample.given());
        body.put("token", "of another");
        body.put("operation", "blockSim");
        body.put("unheardOf", "1");

        camel.call(sample.uri(), body, Map.of(), Object.class);

        assertSent(sample);
    }

    private void assertSent(OperationSample sample) {
        Request request = server.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(RecordingServer.PATH + "/" + sample.operation());
        assertThat(request.header("content-type"))
                .startsWith(sample.multipart() ? "multipart/form-data" : "application/x-www-form-urlencoded");
        assertThat(request.fields())
                .isEqualTo(with(with(sample.sent(), "username", TestCamel.USERNAME), "token", TestCamel.TOKEN));
        assertThat(request.headers().keySet()).isSubsetOf(HARMLESS_HEADERS);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void parametersThatAreNotGivenAreNotSent(OperationSample sample) {
        Set<String> optional = Set.of("iccid", "page", "pageSize", "tag", "status", "startDateRange", "endDateRange");
        boolean filter = sample.operation().equals("simListLite");
        Map<String, Object> given = new LinkedHashMap<>(sample.given());
        Map<String, String> sent = new LinkedHashMap<>(sample.sent());
        optional.stream()
                .filter(name -> !(name.equals("tag") && sample.operation().equals("updateSimTag")))
                .forEach(name -> {
                    given.remove(name);
                    sent.remove(name);
                });
        if (filter) {
            given.remove("name");
            sent.remove("name");
        }

        camel.call(sample.uri(), null, headersOf(given), Object.class);

        assertThat(server.onlyRequest().fields())
                .isEqualTo(with(with(sent, "username", TestCamel.USERNAME), "token", TestCamel.TOKEN));
    }

    @Test
    void nothingElseOfTheMessageGoesOut() {
        Map<String, Object> headers = Map.of(
                "CamelThingsMobileMsisdn", "882360001975037",
                "CamelHttpUri", "http://127.0.0.1:1/elsewhere",
                "CamelHttpMethod", "GET",
                "CamelHttpQuery", "a=b",
                "CamelHttpPath", "/other",
                "Authorization", "Basic xyz",
                "Cookie", "session=1",
                "X-Mine", "mine");

        camel.call("thingsmobile:simStatus", "a body", headers, Object.class);

        Request request = server.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(RecordingServer.PATH + "/simStatus");
        assertThat(request.headers().keySet()).isSubsetOf(HARMLESS_HEADERS);
        assertThat(request.fields()).containsOnlyKeys("username", "token", "msisdn");
    }

    @Test
    void otherHeadersOfTheMessageAreKeptAndTheVendorsAreNotTaken() {
        server.answer(new RecordingServer.Response(
                200,
                Map.of("Content-Type", "text/xml", "X-Vendor", "1", "CamelThingsMobileMsisdn", "1"),
                RecordingServer.OK.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> headers = Map.of("CamelThingsMobileMsisdn", "882360001975037", "X-Mine", "mine");

        var message = camel.send("thingsmobile:blockSim", null, headers).getMessage();

        assertThat(message.getHeader("X-Mine")).isEqualTo("mine");
        assertThat(message.getHeader("CamelThingsMobileMsisdn")).isEqualTo("882360001975037");
        assertThat(message.getHeaders()).doesNotContainKey("X-Vendor");
    }

    @Test
    void falseGoesOutAsZero() {
        camel.call(
                "thingsmobile:setupSimExpirationDate?msisdn=1&expirationDate=2026-02-28&blockSim=false", Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("blockSim", "0");
    }

    @Test
    void thereIsNoBasicAuthenticationInProduction() {
        camel.call("thingsmobile:customPlanList", Object.class);

        assertThat(server.onlyRequest().header("authorization")).isNull();
    }

    @Test
    void theTestEnvironmentGetsTheDocumentsBasicAuthentication() {
        camel.call("thingsmobile:customPlanList?environment=test", Object.class);

        assertThat(server.onlyRequest().header("authorization")).isEqualTo(basic("test:Thingsmobil3"));
    }

    @Test
    void ownBasicAuthenticationIsSent() {
        camel.call("thingsmobile:customPlanList?basicAuthUsername=proxy&basicAuthPassword=RAW(a+b%&c)", Object.class);

        assertThat(server.onlyRequest().header("authorization")).isEqualTo(basic("proxy:a+b%&c"));
    }

    @Test
    void aMultipartFormHasNoCharsetButThatOfItsFields() {
        camel.call("thingsmobile:activateSim?msisdn=1&simBarcode=8944501312167518236", Object.class);

        assertThat(server.onlyRequest().header("content-type"))
                .startsWith("multipart/form-data; boundary=")
                .doesNotContainIgnoringCase("charset");
        assertThat(server.onlyRequest().fields()).containsEntry("username", TestCamel.USERNAME);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
