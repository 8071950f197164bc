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
package io.github.camelsim.thingsmobile.sandbox.control;

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.sandbox.control.HtmlWriter;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The page at {@code /}: how to configure a client, the fleet, the last calls and the refused ones. */
public final class FleetPage implements HttpHandler {
    private static final int SIMS = 50;
    private static final int CALLS = 30;

    private final SandboxFleet fleet;
    private final SandboxJournal journal;
    private final ClientHint hint;
    private final String style = style();
    private final String policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public FleetPage(SandboxFleet fleet, SandboxJournal journal, ClientHint hint) {
        this.fleet = fleet;
        this.journal = journal;
        this.hint = hint;
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
        List<JournalEntry> calls = new ArrayList<>(journal.newest(CALLS));
        HtmlWriter html = new HtmlWriter()
                .markup("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .markup("<title>Things Mobile sandbox</title><style>")
                .markup(style)
                .markup("</style></head><body>\n<h1>Things Mobile sandbox</h1>\n");
        figures(html);
        html.heading("Configure a client")
                .preformatted(hint.properties(address))
                .preformatted(hint.curl(address));
        html.heading("Calls by operation").table(List.of("Operation", "Calls", "Refused", "Took effect"), operations());
        html.heading("Last calls")
                .table(List.of("Time", "Operation", "SIM", "Response", "Took effect", "Fault"), rows(calls));
        html.heading("Last refused calls (code 60)")
                .table(
                        List.of("Time", "Operation", "SIM", "Response", "Took effect", "Fault"),
                        rows(journal.newestRefused(CALLS)));
        fleet(html);
        html.markup("<p>For programs: <code>/_sandbox/</code> health, summary, journal, sims, faults, clock.</p>");
        return html.markup("</body></html>\n").toString();
    }

    private void figures(HtmlWriter html) {
        html.markup("<ul class=\"figures\">");
        figure(html, fleet.size(), "SIMs");
        figure(html, fleet.cdrCount(), "CDRs");
        figure(html, fleet.credit(), "EUR credit");
        figure(html, journal.count(), "calls");
        figure(html, journal.refused(), "refused");
        Map<String, Integer> statuses = new TreeMap<>();
        fleet.sims().forEach(sim -> statuses.merge(sim.status(), 1, Integer::sum));
        statuses.forEach((status, count) -> figure(html, count, status));
        html.markup("</ul>\n");
    }

    private static void figure(HtmlWriter html, Object number, String what) {
        html.markup("<li><b>").text(number).markup("</b> ").text(what).markup("</li>\n");
    }

    private List<List<Object>> operations() {
        List<List<Object>> rows = new ArrayList<>();
        journal.counters()
                .forEach((operation, counters) ->
                        rows.add(List.of(operation, counters.calls(), counters.refused(), counters.effects())));
        return rows;
    }

    private static List<List<Object>> rows(List<JournalEntry> calls) {
        return calls.stream()
                .map(call -> Arrays.<Object>asList(
                        call.arrival().toString(),
                        call.operation(),
                        sim(call),
                        response(call),
                        call.effect() ? "yes" : "no",
                        call.fault()))
                .toList();
    }

    private static String sim(JournalEntry call) {
        return Stream.of("msisdn", "msisdnList", "iccid")
                .map(call::param)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String response(JournalEntry call) {
        if (call.httpStatus() != StatusCodes.OK) {
            return call.httpStatus() == 0 ? "none" : "HTTP " + call.httpStatus();
        }
        return call.code() == 0 ? "OK" : "code " + call.code();
    }

    private void fleet(HtmlWriter html) {
        List<List<Object>> rows = fleet.page(0, SIMS).stream()
                .map(sim -> List.<Object>of(
                        sim.msisdn(),
                        Objects.requireNonNullElse(sim.name(), ""),
                        Objects.requireNonNullElse(sim.tag(), ""),
                        sim.status(),
                        sim.traffic().monthly(),
                        sim.balance()))
                .toList();
        html.heading(fleet.size() > SIMS ? "Fleet (the first " + SIMS + " SIMs)" : "Fleet")
                .table(List.of("MSISDN", "Name", "Tag", "Status", "Bytes this month", "Balance in bytes"), rows);
    }

    private static String style() {
        try (InputStream css = FleetPage.class.getResourceAsStream("page.css")) {
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
