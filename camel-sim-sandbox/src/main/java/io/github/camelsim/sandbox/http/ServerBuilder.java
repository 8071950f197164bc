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
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * The settings of a sandbox that do not depend on a vendor: where it listens, its latencies, clock and journal.
 *
 * @param <B> the builder itself, which every setter returns
 */
public abstract class ServerBuilder<B extends ServerBuilder<B>> {
    private final Set<String> allowedHosts = new HashSet<>();
    private String host = "127.0.0.1";
    private int port;
    private Duration latency = Duration.ZERO;
    private Duration connectionLatency = Duration.ZERO;
    private InstantSource clock = InstantSource.system();
    private int journalSize = 100_000;
    private SSLContext tls;

    /** This builder. */
    protected abstract B self();

    /** The name or address to listen on, 127.0.0.1 by default; 0.0.0.0, for a container, is every address. */
    public B host(String value) {
        host = Objects.requireNonNull(value, "host");
        return self();
    }

    /**
     * A further name by which clients may call the sandbox. Addresses, localhost and names without a dot are always
     * allowed; others are refused, so that no web page can call the sandbox through a name of its own.
     */
    public B allowHost(String name) {
        allowedHosts.add(name.toLowerCase(Locale.ROOT));
        return self();
    }

    /** The port; 0, the default, takes any that is free. */
    public B port(int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535 but is " + value);
        }
        port = value;
        return self();
    }

    /** Time between carrying out a call and sending its response. */
    public B latency(Duration value) {
        latency = notNegative("latency", value);
        return self();
    }

    /** Time that the first call of each connection needs to arrive. */
    public B connectionLatency(Duration value) {
        connectionLatency = notNegative("connectionLatency", value);
        return self();
    }

    /** The clock of dates and counters, not of limits and latencies. */
    public B clock(InstantSource value) {
        clock = Objects.requireNonNull(value, "clock");
        return self();
    }

    /** How many entries a journal keeps, 100,000 by default. */
    public B journalSize(int value) {
        journalSize = notNegative("journalSize", value);
        return self();
    }

    /** Listens with https. */
    public B tls(SSLContext value) {
        tls = Objects.requireNonNull(value, "tls");
        return self();
    }

    /** The settings made so far. */
    protected ServerSettings serverSettings() {
        return new ServerSettings(
                host, port, allowedHosts, Optional.ofNullable(tls), latency, connectionLatency, clock, journalSize);
    }

    protected static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be below 0 but is " + value);
        }
        return value;
    }

    protected static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be below 0 but is " + value);
        }
        return value;
    }
}
