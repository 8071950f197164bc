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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts a request to a server may name that only this machine reaches. */
class HostCheckTest {

    private final HostCheck check = new HostCheck("127.0.0.5");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8181",
                "LocalHost",
                "127.0.0.1",
                "127.0.0.5:8181",
                "127.255.255.255",
                "[::1]",
                "[::1]:8181",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]:80"
            })
    void isThisMachine(String host) {
        assertThat(check.isOwn(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rebound.example",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example",
                "127.0.0.1@rebound.example",
                "128.0.0.1",
                "127.0.0.999",
                "127.0.0",
                "2130706433",
                "0.0.0.0",
                "[::2]",
                "[fe80::1]",
                "[localhost]",
                "[::1",
                "localhost:8181:1",
                "local host"
            })
    void isAnotherOne(String host) {
        assertThat(check.isOwn(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.8.8", "::1"})
    void isLoopback(String host) {
        assertThat(HostCheck.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1"})
    void isNotLoopback(String host) {
        assertThat(HostCheck.isLoopback(host)).isFalse();
    }
}
