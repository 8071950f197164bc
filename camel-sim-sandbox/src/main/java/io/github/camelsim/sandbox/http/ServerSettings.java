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
package io.github.camelsim.sandbox.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * How the sandbox listens, and what its services have in common.
 *
 * @param host the name or address it listens on; never null
 * @param port the port, 0 for any free one; without unit
 * @param allowedHosts further names in the Host header, in lower case; never null
 * @param tls how it encrypts, empty for plain http; never null
 * @param latency the time before each response; never null
 * @param connectionLatency the time before the first call of a connection arrives; never null
 * @param clock the clock of dates and counters; never null
 * @param journalSize the most that a journal keeps; in entries
 */
public record ServerSettings(
        String host,
        int port,
        Set<String> allowedHosts,
        Optional<SSLContext> tls,
        Duration latency,
        Duration connectionLatency,
        InstantSource clock,
        int journalSize) {}
