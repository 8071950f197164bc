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
package io.github.camelsim.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that start later, or again on the same port. */
public final class UnusedPort {

    /** Below the ports that systems give to programs which ask for any (RFC 6335; 32768 and higher on Linux). */
    private static final int LOWEST = 20_000;

    private static final int PORTS = 10_000;

    private UnusedPort() {}

    /**
     * A port that nobody listens on. Unlike one that was taken from the system and closed, no other program is given it
     * in the meantime.
     */
    public static int get() throws IOException {
        while (true) {
            int port = LOWEST + ThreadLocalRandom.current().nextInt(PORTS);
            try (var unused = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return unused.getLocalPort();
            } catch (BindException e) {
                // in use: another one
            }
        }
    }
}
