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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.SandboxTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input is an IllegalArgumentException that names it, and no request is sent. */
class RefusedBeforeACallIT extends SandboxTest {

    private static final String TOO_LONG = "x".repeat(161);

    static Stream<Arguments> missing() {
        return OperationSample.all().flatMap(sample -> {
            boolean ofSim = sample.given().containsKey("iccid");
            Stream<List<String>> groups = sample.given().keySet().stream()
                    .filter(name -> !isOptional(sample.operation(), name))
                    .filter(name -> !ofSim || !name.equals("msisdn"))
                    .map(List::of);
            return Stream.concat(groups, ofSim ? Stream.of(List.of("msisdn", "iccid")) : Stream.empty())
                    .map(names -> Arguments.of(sample, names));
        });
    }

    private static boolean isOptional(String operation, String parameter) {
        return operation.equals("simListLite")
                || List.of("iccid", "page", "pageSize", "startDateRange", "endDateRange")
                        .contains(parameter);
    }

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("missing")
    void refusesAMissingMandatoryParameter(OperationSample sample, List<String> names) {
        Map<String, Object> given = new HashMap<>(sample.given());
        given.keySet().removeAll(names);

        Throwable failure = camel.failureOf(sample.uri(), given, Map.of());

        assertRefused(failure, sample.operation(), names.get(0), "missing");
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @CsvSource({
        "blockSim, msisdn, 88236000197503x, digits",
        "blockSim, msisdn, ++882360001975037, digits",
        "blockSim, msisdn, '882360001975037,882360001975038', digits",
        "blockSim, iccid, 894450131216751823, 19",
        "blockSim, iccid, 894450131216751823667, 19",
        "blockSim, iccid, 894450131216751823A, 19",
        "activateSim, simBarcode, 1234, 19",
        "activateSim, simBarcode, 894450131216751823667, 19",
        "activateSim, msisdn, x, digits",
        "simListLite, status, Active, must be one of",
        "simListLite, status, not-active, must be one of",
        "simListLite, pageSize, 501, 500",
        "simListLite, page, 0, at least 1",
        "simListLite, page, -1, at least 1",
        "simListLite, page, 1.5, whole",
        "simListLite, pageSize, many, number",
        "simListLite, pageSize, 0, at least 1",
        "simStatus, pageSize, 2001, 2000",
        "credit, pageSize, 5001, 5000",
        "credit, startDateRange, yesterday, time",
        "credit, endDateRange, 2026-02-30, time",
        "credit, endDateRange, 2026-02-28 25:00:00, time",
        "getCdrPaginated, pageSize, 501, 500",
        "getCdrPaginated, msisdnList, '1,x', digits",
        "getCdrPaginated, msisdnList, ',', no SIM",
        "downloadCdr, msisdnList, '1;2', digits",
        "setupSimExpirationDate, expirationDate, soon, time",
        "setupSimExpirationDate, blockSim, yes, true nor false",
        "setupSimTrafficThreeshold, dailyLimit, -1, negative",
        "setupSimTrafficThreeshold, monthlyLimit, much, number",
        "setupSimTrafficThreeshold, blockSimTotal, 2, true nor false",
        "createCustomPlan, simAutorechargeEnabled, on, true nor false",
        "createCustomPlan, simAutorechargeCreditThreshold, -0.1, negative",
        "rechargeSim, amount, 0, above 0",
        "rechargeSim, amount, -5, above 0",
        "rechargeSim, amount, 1024.01, 1024",
        "rechargeSim, amount, NaN, number"
    })
    void refusesAValueThatTheServiceWouldRefuse(String operation, String parameter, String value, String reason) {
        OperationSample sample = OperationSample.all()
                .filter(one -> one.operation().equals(operation))
                .findFirst()
                .orElseThrow();

        Throwable failure = camel.failureOf(
                sample.uri(), null, OperationSample.headersOf(OperationSample.with(sample.given(), parameter, value)));

        assertRefused(failure, operation, parameter, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rechargeSim?msisdn=1&amount=ten",
                "simListLite?pageSize=many",
                "setupSimExpirationDate?msisdn=1&expirationDate=2031-01-01&blockSim=perhaps",
                "setupSimTrafficThreeshold?msisdn=1&dailyLimit=ten&blockSimDaily=true&monthlyLimit=1"
                        + "&blockSimMonthly=true&totalLimit=1&blockSimTotal=true",
                "createCustomPlan?name=a&simAutorechargeEnabled=true&simAutorechargeCreditThreshold=ten"
                        + "&simAutorechargeAmount=1"
            })
    void refusesAUriValueThatIsNotANumberOrFlag(String call) {
        camel.failureOf("thingsmobile:" + call);

        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void refusesAnSmsThatIsTooLong() {
        assertRefused(
                camel.failureOf("thingsmobile:sendSms?msisdn=1", TOO_LONG, Map.of()), "sendSms", "message", "160");
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        Throwable failure = camel.failureOf(
                "thingsmobile:credit?startDateRange=2026-02-01 00:00:00&endDateRange=2026-01-31 00:00:00");

        assertRefused(failure, "credit", "startDateRange", "endDateRange");
    }

    static Stream<OperationSample> actions() {
        List<String> reads = List.of("simStatus", "simListLite", "credit", "customPlanList", "getCdrPaginated");
        return OperationSample.all().filter(sample -> !reads.contains(sample.operation()));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void refusesAnActionWhenReadOnly(OperationSample sample) {
        camel.with(configuration -> configuration.setReadOnly(true));

        assertRefused(camel.failureOf(sample.uri(), null, sample.headers()), sample.operation(), "readOnly", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simStatus?msisdn=882360001000001",
                "simListLite",
                "credit",
                "customPlanList",
                "getCdrPaginated?msisdnList=882360001000001"
            })
    void readsWhenReadOnly(String read) {
        camel.with(configuration -> configuration.setReadOnly(true));

        camel.call("thingsmobile:" + read, Object.class);

        assertThat(sandbox.journal().count()).isEqualTo(1);
    }

    @Test
    void refusesADeactivationThatIsNotAllowed() {
        Throwable failure = camel.failureOf("thingsmobile:deactivateSim?msisdn=882360001000001");

        assertRefused(failure, "deactivateSim", "allowDeactivate=true", "");
    }

    @Test
    void deactivatesWhenAllowed() {
        camel.call("thingsmobile:deactivateSim?msisdn=882360001000002&allowDeactivate=true", ActionResult.class);

        assertThat(sandbox.fleet().sim("882360001000002").status()).isEqualTo("deactivated");
    }

    @ParameterizedTest
    @CsvSource({
        "http://192.0.2.1/api, plain http",
        "http://api.thingsmobile.com/services/business-api, plain http",
        "http://localhost.example.com/api, plain http",
        "http://127.0.0.1.example.com/api, plain http",
        "http://example.localhost/api, plain http",
        "http://localhost./api, plain http",
        "http://0.0.0.0/api, plain http",
        "http://128.0.0.1/api, plain http",
        "http://[::]/api, plain http",
        "http://[::2]/api, plain http",
        "http://[::ffff:192.0.2.1]/api, plain http",
        "HTTP://192.0.2.1/api, baseUri",
        "http://127.1/api, baseUri",
        "http://127.0.0.1.2/api, baseUri",
        "http://127.0.0.999/api, baseUri",
        "http://2130706433/api, baseUri",
        "http://localhost@192.0.2.1/api, baseUri",
        "http://localhost:80@192.0.2.1/api, baseUri",
        "http://192.0.2.1#@localhost/api, baseUri",
        "http://192.0.2.1\\@localhost/api, baseUri",
        "https://user:secret@localhost/api, baseUri",
        "https://api.thingsmobile.com/api#x, baseUri",
        "ftp://localhost/api, baseUri",
        "localhost/api, baseUri"
    })
    void refusesABaseUriThatIsWrongOrShowsTheToken(String baseUri, String reason) {
        camel.with(configuration -> {
            configuration.setCallGapFactor(1);
            configuration.setBaseUri(baseUri);
        });

        assertRefused(camel.failureOf("thingsmobile:credit"), reason, "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"})
    void acceptsALoopbackAddressWithoutTls(String host) {
        camel.with(configuration -> configuration.setBaseUri("http://" + host + ":1/api"));

        assertThat(camel.failureOf("thingsmobile:credit?maxRetries=0"))
                .isInstanceOf(ThingsMobileNetworkException.class);
    }

    @Test
    void refusesShortenedGapsForARemoteService() {
        String uri = "thingsmobile:credit?callGapFactor=0.5&baseUri=https://192.0.2.1/api";

        assertRefused(camel.failureOf(uri), "callGapFactor", "192.0.2.1", "");
        assertRefused(camel.failureOf("thingsmobile:credit?callGapFactor=-1"), "callGapFactor", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "token"})
    void refusesMissingCredentials(String option) {
        assertRefused(camel.failureOf("thingsmobile:credit?" + option + "="), option, "missing", "");
    }

    @ParameterizedTest
    @CsvSource({"timeZone=Mars, timeZone", "maxRetries=-1, maxRetries", "responseTimeout=0, responseTimeout"})
    void refusesInvalidOptions(String option, String named) {
        assertRefused(camel.failureOf("thingsmobile:credit?" + option), named, "", "");
    }

    @Test
    void refusesAnUnknownOperation() {
        assertRefused(camel.failureOf("thingsmobile:simStatuss?msisdn=1"), "simStatuss", "simStatus", "");
    }

    @Test
    void refusesFetchAllForAnOperationWithoutPages() {
        assertRefused(camel.failureOf("thingsmobile:blockSim?msisdn=1&fetch=all"), "blockSim", "fetch", "");
    }

    private static void assertRefused(Throwable failure, String operation, String parameter, String reason) {
        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(operation)
                .hasMessageContaining(parameter)
                .hasMessageContaining(reason);
        assertThat(sandbox.journal().count()).isZero();
    }
}
