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

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A response cannot redirect the token to another server, nor to another path of the same server. */
class RedirectsIT {

    private static final List<String> CALLS = List.of(
            "thingsmobile:rechargeSim?msisdn=882360001975037&amount=5",
            "thingsmobile:blockSim?msisdn=882360001975037",
            "thingsmobile:activateSim?msisdn=882360001975037&simBarcode=8944501312167518236",
            "thingsmobile:simListLite?fetch=all");

    private RecordingServer server;
    private RecordingServer elsewhere;
    private TestCamel camel;

    @BeforeEach
    void start() {
        server = new RecordingServer();
        elsewhere = new RecordingServer();
        camel = TestCamel.at(server.baseUri()).with(configuration -> {
            configuration.setBasicAuthUsername("tester");
            configuration.setBasicAuthPassword("secret");
        });
    }

    @AfterEach
    void stop() {
        camel.close();
        elsewhere.close();
        server.close();
    }

    static Stream<Arguments> redirects() {
        List<String> locations =
                List.of("SAME/other", "ELSEWHERE/rechargeSim", "//ELSEWHERE_AUTHORITY/x", "/other", "?again", "", ":");
        return Stream.of(300, 301, 302, 303, 305, 307, 308)
                .flatMap(status -> locations.stream().map(location -> Arguments.of(status, location)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void aRedirectIsNotFollowed(int status, String location) {
        String where = location.replace("SAME", server.baseUri())
                .replace("ELSEWHERE_AUTHORITY", URI.create(elsewhere.baseUri()).getAuthority())
                .replace("ELSEWHERE", elsewhere.baseUri());
        server.always(new Response(status, Map.of("Location", where), new byte[0]));

        for (String call : CALLS) {
            assertThat(camel.failureOf(call))
                    .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(status))
                    .hasMessageContaining("baseUri");
        }

        assertThat(server.requests()).hasSameSizeAs(CALLS);
        assertThat(elsewhere.requests()).isEmpty();
    }
}
