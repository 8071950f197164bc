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
package io.github.camelsim.thingsmobile.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test of how answers are read: a server for the class, and a context that calls it and retries nothing. */
abstract class AnswersTest {

    static final String SIM = "thingsmobile:simStatus?iccid=8944501312167518236";
    static final LocalDateTime START = LocalDateTime.of(2017, 1, 20, 12, 45);
    static RecordingServer server;
    static TestCamel camel;

    @BeforeAll
    static void start() {
        server = new RecordingServer();
        camel = TestCamel.at(server.baseUri()).with(configuration -> configuration.setMaxRetries(0));
    }

    @AfterAll
    static void stop() {
        camel.close();
        server.close();
    }

    static Sim simWith(String elements) {
        return sim("<result><done>true</done><sims><sim>" + elements + "</sim></sims></result>");
    }

    static Sim sim(String answer) {
        return read(SIM, answer, Sim.class);
    }

    static <T> T read(String uri, String answer, Class<T> type) {
        server.answer(Response.xml(answer));
        return camel.call(uri, type);
    }

    static Throwable failure(String uri, String answer) {
        server.answer(Response.xml(answer));
        return camel.failureOf(uri);
    }

    static void assertRefused(String answer, int code, String message) {
        assertThat(failure("thingsmobile:blockSim?msisdn=1", answer))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.outcomeUnknown()).isFalse();
                })
                .hasMessageContaining(message);
    }

    static String sample(String name) {
        try (InputStream file = AnswersTest.class.getResourceAsStream("/answers/" + name + ".xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
