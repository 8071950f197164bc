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

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests that web pages of other sites make a browser send. A page can use a host name of its own that resolves
 * to the sandbox's address (DNS rebinding), which the Host header shows, or the address itself, which Origin and
 * Sec-Fetch-Site show.
 */
final class RequestOrigin implements HttpHandler {
    private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");
    private static final HttpString SEC_FETCH_MODE = new HttpString("Sec-Fetch-Mode");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");
    /** Names without a dot are those of local machines and containers; public DNS has none that a web page could use. */
    private static final Pattern NAME_NEARBY = Pattern.compile("[a-z0-9_-]+|.*\\.localhost");

    private final Set<String> hosts;
    private final HttpHandler next;

    /** @param hosts further names by which the sandbox may be called, in lower case */
    RequestOrigin(Set<String> hosts, HttpHandler next) {
        this.hosts = Set.copyOf(hosts);
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        if (host != null && !isAllowed(host)) {
            refuse(exchange, "The sandbox does not accept the name in the Host header; allow it with --allow-host.");
        } else if (isFromAnotherSite(exchange, host)) {
            refuse(exchange, "The sandbox does not accept requests from web pages of other sites.");
        } else {
            next.handleRequest(exchange);
        }
    }

    private boolean isAllowed(String host) {
        String name = withoutPort(host);
        return ADDRESS.matcher(name).matches() || NAME_NEARBY.matcher(name).matches() || hosts.contains(name);
    }

    private static String withoutPort(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    }

    /** Browsers send Origin with each POST, and newer ones Sec-Fetch-Site with each request. */
    private static boolean isFromAnotherSite(HttpServerExchange exchange, String host) {
        HeaderValues origins = exchange.getRequestHeaders().get(Headers.ORIGIN);
        if (origins != null && !origins.stream().allMatch(origin -> isOwn(exchange, origin, host))) {
            return true;
        }
        String site = exchange.getRequestHeaders().getFirst(SEC_FETCH_SITE);
        boolean otherSite = site != null && !site.equals("same-origin") && !site.equals("none");
        return otherSite && !isLinkTo(exchange);
    }

    private static boolean isOwn(HttpServerExchange exchange, String origin, String host) {
        try {
            URI page = URI.create(origin);
            return host != null
                    && host.strip().equalsIgnoreCase(page.getRawAuthority())
                    && exchange.getRequestScheme().equalsIgnoreCase(page.getScheme());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static boolean isLinkTo(HttpServerExchange exchange) {
        return "navigate".equals(exchange.getRequestHeaders().getFirst(SEC_FETCH_MODE))
                && exchange.getRequestMethod().toString().equals("GET");
    }

    private static void refuse(HttpServerExchange exchange, String reason) {
        exchange.setStatusCode(StatusCodes.FORBIDDEN);
        exchange.setPersistent(false);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain;charset=UTF-8");
        exchange.getResponseSender().send(reason + "\n");
    }
}
