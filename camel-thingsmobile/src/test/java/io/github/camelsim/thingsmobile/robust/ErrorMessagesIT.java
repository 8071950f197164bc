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
package io.github.camelsim.thingsmobile.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.robust.Calls.Effect;
import io.github.camelsim.thingsmobile.support.SandboxTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A message of a failure names the operation, what became of it, and what can be done. */
class ErrorMessagesIT extends SandboxTest {

    private static final String UNKNOWN = "it may have taken effect; check before you repeat it";

    /** What the API document's codes ask a route's author to do. */
    private static final Map<Integer, String> BY_CODE = Map.of(
            0, "check msisdn and iccid, or contact the service's support",
            10, "contact the service's support if it persists",
            20, "check the parameters",
            30, "check username and token",
            40, "check the SIM's number and its state",
            50, "top up the account's credit",
            60, "raise maxWait, or call less often",
            70, "ask for an earlier page, or use fetch=all",
            80, "ask for fewer SIMs or days",
            90, "ask for fewer days");

    @Override
    protected void configure(ThingsMobileConfiguration configuration) {
        configuration.setMaxWait(Duration.ofMillis(10));
        configuration.setMaxRetries(0);
    }

    /** How a message must end: an unknown outcome is said first, then a known one, then what to do. */
    static String endOf(Calls call, Outcome outcome) {
        if (outcome.unknown()) {
            return "\\(" + UNKNOWN + "(; (check|ask|raise|contact) [^()]+)?\\)$";
        }
        String known = call.effect() == Effect.READ ? "" : "it did not take effect; ";
        return "\\((" + known + "(check|ask|raise|contact) [^()]+|it was not carried out and may be repeated"
                + "|it only reads and may be repeated)\\)$";
    }

    static Stream<Arguments> codes() {
        return BY_CODE.keySet().stream()
                .flatMap(code -> Arrays.stream(Calls.values()).map(call -> Arguments.of(call, code)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("codes")
    void aCodeSaysWhatToDo(Calls call, int code) {
        sandbox.faults().always(call.name(), Fault.code(code, "the vendor's words"));

        String refused = code == 10 && call.effect() == Effect.ONCE ? UNKNOWN + "; " : "it did not take effect; ";
        String outcome = call.effect() == Effect.READ ? "" : refused;
        assertThat(camel.failureOf(call.uri()))
                .hasMessage(call + ": the service answered " + code + ": the vendor's words (" + outcome
                        + BY_CODE.get(code) + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "301, check baseUri and any proxy before the service",
        "307, check baseUri and any proxy before the service",
        "400, check baseUri and any proxy before the service",
        "401, 'check token, basicAuthUsername and basicAuthPassword'",
        "403, 'check token, basicAuthUsername and basicAuthPassword'",
        "404, check baseUri and any proxy before the service",
        "405, check baseUri and any proxy before the service",
        "413, check baseUri and any proxy before the service",
        "429, 'raise maxWait, or call less often'",
        "500, contact the service's support if it persists",
        "502, contact the service's support if it persists",
        "503, contact the service's support if it persists"
    })
    void aStatusSaysWhatToDo(int status, String hint) {
        boolean refusal = status >= 400 && status < 500;
        for (Calls call : Calls.values()) {
            sandbox.faults().always(call.name(), Fault.status(status));
            String outcome = refusal ? "it did not take effect; " : UNKNOWN + "; ";

            assertThat(camel.failureOf(call.uri()))
                    .hasMessageStartingWith(call + ": the service answered " + status + ": ")
                    .hasMessageEndingWith("(" + (call.effect() == Effect.READ ? "" : outcome) + hint + ")");
        }
    }

    @Test
    void anAnswerThatIsTooLongSaysWhatToDo() {
        assertThat(camel.failureOf("thingsmobile:simListLite?maxResponseBytes=100"))
                .hasMessage("simListLite: the answer is longer than maxResponseBytes=100"
                        + " (raise maxResponseBytes, or ask for smaller pages)");
        assertThat(camel.failureOf(Calls.rechargeSim.uri("maxResponseBytes=10")))
                .hasMessage("rechargeSim: the answer is longer than maxResponseBytes=10 (" + UNKNOWN
                        + "; raise maxResponseBytes, or ask for smaller pages)");
    }

    @Test
    void saysThatAResponseIsNotOneOfTheApi() {
        Fault portal = Fault.raw(200, "text/html", "<html>sign in</html>".getBytes(StandardCharsets.UTF_8));
        sandbox.faults().always("credit", portal).always("sendSms", portal);

        assertThat(camel.failureOf(Calls.credit.uri()))
                .hasMessage("credit: not a whole <result> document: its root is <html>: <html>sign in</html>"
                        + " (check baseUri and any proxy before the service)");
        assertThat(camel.failureOf(Calls.sendSms.uri()))
                .hasMessage("sendSms: not a whole <result> document: its root is <html>: <html>sign in</html> ("
                        + UNKNOWN + "; check baseUri and any proxy before the service)");
    }

    @Test
    void aSimThatIsNotThereSaysWhatToCheck() {
        sandbox.faults()
                .always(
                        "simStatus",
                        Fault.raw(
                                200,
                                "text/xml",
                                "<result><done>true</done><sims/></result>".getBytes(StandardCharsets.UTF_8)));

        assertThat(camel.failureOf("thingsmobile:simStatus?msisdn=1"))
                .hasMessage("simStatus: the service answered 0: it knows no such SIM"
                        + " (check msisdn and iccid, or contact the service's support)");
    }

    @Test
    void aCallWithoutASlotIsReportedAsNotExecuted() {
        camel.withGaps(100);
        camel.call("thingsmobile:credit", Object.class);

        assertThat(camel.failureOf("thingsmobile:credit"))
                .hasMessage("credit: no call slot within maxWait=10ms (it was not carried out and may be repeated)");
    }

    @Test
    void aCallThatWaitsAtAStopIsReportedAsNotExecuted() throws Exception {
        camel.withGaps(100).withMaxWait(Duration.ofMinutes(5));
        camel.call("thingsmobile:credit", Object.class);
        var waiting = new CompletableFuture<Exchange>();
        camel.sendAsync("thingsmobile:credit", Map.of(), waiting::complete);

        camel.close();

        assertThat(waiting.get(30, TimeUnit.SECONDS).getException())
                .hasMessage("credit: the context is stopping (it was not carried out and may be repeated)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blockSim                               | blockSim: msisdn or iccid is missing: give one of them as URI option, header or in the body (a Map or a Sim)
            updateSimTag?msisdn=1                  | updateSimTag: tag is missing: give it as URI option, header or in the body (a Map)
            rechargeSim?msisdn=1&amount=2000       | rechargeSim: amount is not above 0 and at most 1024 MB: 2000.0
            simListLite?pageSize=501               | simListLite: pageSize is over the limit: 501, the API takes 500
            simListLite?fetch=all&page=2           | simListLite: page is given, but fetch=all reads every page: leave one of them out
            deactivateSim?msisdn=1                 | deactivateSim: refused, since it cannot be undone; set allowDeactivate=true to allow it
            blockSim?msisdn=1&readOnly=true        | blockSim: refused, since readOnly=true allows only reads
            """)
    void aRefusalOfInputNamesOperationParameterAndReason(String call, String message) {
        assertThat(camel.failureOf("thingsmobile:" + call))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
