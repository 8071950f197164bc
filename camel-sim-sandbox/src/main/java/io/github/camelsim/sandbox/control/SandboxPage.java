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
package io.github.camelsim.sandbox.control;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The page at {@code /}: how to configure clients, the fleets, the last calls and the refused ones. */
public final class SandboxPage implements HttpHandler {
    private final List<PageSection> sections;
    private final String style = style();
    private final String policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public SandboxPage(List<PageSection> sections) {
        this.sections = List.copyOf(sections);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (!exchange.getRequestMethod().equals(Methods.GET)
                && !exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
            exchange.endExchange();
        } else if (exchange.isInIoThread()) {
            exchange.dispatch(this);
        } else {
            head(exchange, "Content-Type", "text/html;charset=UTF-8");
            head(exchange, "Content-Security-Policy", policy);
            head(exchange, "X-Content-Type-Options", "nosniff");
            head(exchange, "Referrer-Policy", "no-referrer");
            head(exchange, "Cache-Control", "no-store");
            exchange.getResponseSender().send(page(exchange.getRequestScheme() + "://" + exchange.getHostAndPort()));
        }
    }

    private static void head(HttpServerExchange exchange, String name, String value) {
        exchange.getResponseHeaders().put(new HttpString(name), value);
    }

    private String page(String address) {
        HtmlWriter html = new HtmlWriter()
                .markup("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .markup("<title>SIM sandbox</title><style>")
                .markup(style)
                .markup("</style></head><body>\n");
        sections.forEach(section -> section.write(html, address));
        html.markup("<p>For programs: <code>/_sandbox/</code> health, summary, journal, sims, faults, clock.</p>");
        return html.markup("</body></html>\n").toString();
    }

    private static String style() {
        try (InputStream css = SandboxPage.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
