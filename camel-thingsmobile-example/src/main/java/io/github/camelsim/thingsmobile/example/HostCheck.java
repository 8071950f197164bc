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

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses requests with the name of another host in their header Host, for a server that only this machine reaches. Such a
 * request comes from a page of another site, which has let its own name lead to this machine (DNS rebinding), so that the
 * browser lets it read the answer.
 */
final class HostCheck implements Handler<RoutingContext> {

    private static final int FORBIDDEN = 403;
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(:\\d{1,5})?");
    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private final String ownName;

    /** @param ownName the name or address on which the server listens */
    HostCheck(String ownName) {
        this.ownName = ownName;
    }

    /** Whether only this machine reaches a server that listens there. */
    static boolean isLoopback(String nameOrAddress) {
        try {
            return InetAddress.getByName(nameOrAddress).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void handle(RoutingContext request) {
        if (isOwn(host(request.request()))) {
            request.next();
        } else {
            request.response().setStatusCode(FORBIDDEN).end("Call it by the name localhost, or set fleet.web-host");
        }
    }

    private static String host(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                ? String.valueOf(request.authority())
                : request.getHeader(HttpHeaders.HOST);
    }

    /** Names are compared and not looked up: what they lead to is what the attacker chooses. */
    boolean isOwn(String header) {
        Matcher parts = HOST.matcher(header == null ? "" : header.strip());
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        return host.equalsIgnoreCase("localhost")
                || host.equalsIgnoreCase(ownName)
                || LOOPBACK_IPV4.matcher(host).matches()
                || host.startsWith("[") && isLoopback(host);
    }
}
