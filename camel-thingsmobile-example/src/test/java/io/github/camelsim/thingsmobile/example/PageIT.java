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
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.example.support.Browser;
import io.github.camelsim.thingsmobile.example.support.DatabaseFigures;
import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.example.support.FleetProcess;
import io.github.camelsim.thingsmobile.example.support.PageView;
import io.github.camelsim.thingsmobile.example.support.WebDriver;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page, of an application in a process of its own, with the addresses that are under it. */
class PageIT {
    private static final String HOSTILE_NAME = "<img src=x onerror=document.title=1>";
    private static final Pattern ADDRESS = Pattern.compile("The page: (http://localhost:\\d+/)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The width of the smallest phones, which is that of the guidelines for accessible pages (WCAG 2.1, reflow). */
    private static final int SMALLEST_PHONE = 320;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that the page loads, and the health checks. */
    static final List<String> PATHS = List.of(
            "",
            "page.js",
            "chart.js",
            "api/fleet",
            "api/traffic",
            "api/usage",
            "api/top",
            "api/silent",
            "api/credit",
            "api/actions",
            "api/calls",
            "api/openapi.json",
            "observe/health",
            "observe/health/live",
            "observe/health/ready");

    @TempDir
    static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Fleet fleet;
    private static FleetProcess application;
    private static String address;
    private static int firstAnswer;
    private static DatabaseFigures figures;
    private static WebDriver browser;

    @BeforeAll
    static void start() throws Exception {
        fleet = new Fleet(
                "jdbc:h2:file:" + folder.resolve("fleet") + ";AUTO_SERVER=TRUE", ThingsMobileSandbox.builder());
        figures = new DatabaseFigures(fleet.database());
        fleet.hasUsed(fleet.active().get(0), 150);
        fleet.sandbox()
                .fleet()
                .addCdr(fleet.cdrOfToday(fleet.active().get(4))); // soon after midnight there is no other
        fleet.sandbox().fleet().update(fleet.active().get(0), sim -> sim.name(HOSTILE_NAME));
        fleet.with("fleet.infobip", "true")
                .with("fleet.web", "true")
                .with("fleet.web-port", "0")
                .with("fleet.web-period", "200ms");
        application = FleetProcess.start(folder, Map.of(), fleet.options());
        address = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(PageIT::findAddress, Optional::isPresent)
                .orElseThrow();
        firstAnswer = send("", Map.of()).statusCode();
        await().atMost(PATIENCE)
                .until(() -> get("api/actions").toString().contains("sendSms")
                        && get("api/usage").toString().contains("infobip-iot"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (application != null) {
            application.close();
        }
        fleet.sandbox().close();
    }

    private static Optional<String> findAddress() {
        Matcher matcher = ADDRESS.matcher(application.console());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Test
    void answersAsSoonAsItsAddressIsLogged() {
        assertThat(firstAnswer).isEqualTo(200);
    }

    @Test
    void figuresAreThoseOfTheDatabaseAndFollowNewTraffic() throws Exception {
        WebDriver page = inBrowser();
        for (String table : figures.tables()) {
            awaitTable(page, table);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(page.text("sims"), page.text("active"), page.text("credit")))
                        .isEqualTo(figures.tiles()));
        assertThat(page.evaluate("return document.querySelectorAll('#strip rect.call').length")
                        .asInt())
                .isPositive();
        List<List<String>> before = page.rows("traffic-table");

        fleet.sandbox().fleet().addCdr(fleet.cdrOfToday(fleet.active().get(3)));

        await().atMost(PATIENCE).until(() -> !page.rows("traffic-table").equals(before));
        awaitTable(page, "traffic-table");
    }

    private static void awaitTable(WebDriver page, String table) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(page.rows(table)).as(table).isNotEmpty().isEqualTo(figures.of(table)));
    }

    @Test
    void callsThatTheServiceRefusesAreCounted() {
        fleet.sandbox().faults().next("simListLite", Fault.code60());

        await().atMost(PATIENCE).until(() -> get("api/calls").get("refused").asLong() > 0);
    }

    @Test
    void callThatMayHaveBeenPaidForIsAnAlarmThatFitsAPhone() throws Exception {
        PageView page = withFigures();
        assertThat(page.textOf("unclear")).isEmpty();

        fleet.database()
                .update(
                        "INSERT INTO sim_action (provider, sim_id, traffic_month, action, outcome, reason, intended_at)"
                                + " VALUES ('thingsmobile', '4711', '2020-01', 'sendSms', 'UNKNOWN', ?, now())",
                        "https://" + "answerWasLost".repeat(20));
        try {
            page.onPhone(SMALLEST_PHONE);
            await().atMost(PATIENCE).until(() -> page.textOf("unclear").contains("sendSms of 4711"));

            assertThat(page.textOf("unclear")).contains("Check by hand", "answerWasLost");
            assertThat(page.width()).isEqualTo(SMALLEST_PHONE);
        } finally {
            page.onScreen();
            fleet.database().update("DELETE FROM sim_action WHERE sim_id = '4711'");
        }
    }

    @Test
    void callThatACrashInterruptedIsAnAlarmAndOneInProgressIsNot() throws Exception {
        PageView page = withFigures();
        String intended = "INSERT INTO sim_action (provider, sim_id, traffic_month, action, outcome, intended_at)"
                + " VALUES ('thingsmobile', ?, '2020-01', 'sendSms', 'INTENDED', ?)";
        fleet.database().update(intended, "4712", LocalDateTime.now(ZoneOffset.UTC));
        fleet.database()
                .update(intended, "4713", LocalDateTime.now(ZoneOffset.UTC).minusMinutes(31));
        try {
            await().atMost(PATIENCE).until(() -> page.textOf("unclear").contains("sendSms of 4713"));

            assertThat(page.textOf("unclear")).contains("no outcome was stored").doesNotContain("4712");
            assertThat(get("api/actions").toString()).contains("4712");
        } finally {
            fleet.database().update("DELETE FROM sim_action WHERE sim_id IN ('4712', '4713')");
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 'rgb(246, 247, 249)'", "dark, 'rgb(17, 22, 29)'"})
    void isReadableInLightAndDarkColors(String scheme, String background) throws Exception {
        PageView page = withFigures();

        page.inColors(scheme);

        assertThat(page.background()).isEqualTo(background);
        assertThat(page.faintTexts()).isEmpty();
    }

    @Test
    void isUsedWithTheKeyboardAloneAndByScreenReaders() throws Exception {
        PageView page = withFigures();

        assertThat(page.afterTab()).isEqualTo("#main");
        assertThat(page.afterEnter()).startsWith("main");
        assertThat(page.afterTab()).isEqualTo("api/openapi.json");
        assertThat(page.afterTab()).isEqualTo("observe/health");
        assertThat(page.namelessParts()).isEmpty();
    }

    private static PageView withFigures() throws Exception {
        var page = new PageView(inBrowser());
        await().atMost(PATIENCE).until(() -> !page.textOf("month").equals("–"));
        return page;
    }

    private static WebDriver inBrowser() throws Exception {
        if (browser == null) {
            browser = new WebDriver(folder);
        }
        browser.open(address);
        return browser;
    }

    @Test
    void figuresThatCannotBeReadAreNotShownAsThoseOfNow() throws Exception {
        fleet.database().execute("ALTER TABLE credit_reading RENAME TO away");
        try {
            await().atMost(PATIENCE).until(() -> send("api/fleet", Map.of()).statusCode() == 503);
            WebDriver page = inBrowser();
            await().atMost(PATIENCE).until(() -> page.text("state"), state -> state.startsWith("Not up to date: "));
        } finally {
            fleet.database().execute("ALTER TABLE away RENAME TO credit_reading");
        }
        await().atMost(PATIENCE).until(() -> send("api/actions", Map.of()).statusCode() == 200);
    }

    @Test
    void nameOfASimIsShownAsText() throws Exception {
        await().atMost(PATIENCE).until(() -> get("api/top").toString().contains("onerror"));
        Browser.Loaded page = Browser.in(folder).load(address);

        assertThat(page.html()).contains("&lt;img src=x onerror=document.title=1&gt;", "<title>The fleet</title>");
        assertThat(page.html()).doesNotContain(HOSTILE_NAME);
        assertThat(page.messages()).isEmpty();
    }

    @Test
    void nothingComesFromAnotherHostAndNothingIsSecret() throws Exception {
        for (String path : PATHS) {
            HttpResponse<String> response =
                    await().atMost(PATIENCE).until(() -> send(path, Map.of()), answer -> answer.statusCode() == 200);

            assertThat(response.body())
                    .as(path)
                    .doesNotContain(
                            fleet.sandbox().token(),
                            fleet.sandbox().username(),
                            fleet.sandbox().infobip().apiKey(),
                            fleet.sandbox().infobip().password(),
                            "Thingsmobil3");
            if (!path.startsWith("observe")) {
                assertThat(response.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .as(path)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'sha256-");
            }
        }
        for (String path : List.of("", "page.js")) {
            assertThat(send(path, Map.of()).body().replace("http://www.w3.org/2000/svg", ""))
                    .as(path)
                    .doesNotContain("http://", "https://", "//cdn");
        }
    }

    @Test
    void requestIsNotSentBack() throws Exception {
        HttpResponse<String> response = send("api/fleet", Map.of("X-Sent", "here"));

        assertThat(response.headers().map()).doesNotContainKey("x-sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/fleet", "/", "/observe/health", "/observe/health/ready"})
    void answersByTheNameOfThisMachineAlone(String path) throws Exception {
        assertThat(responseTo(path, "rebound.example"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("thingsmobile");
        assertThat(responseTo(path, "127.0.0.1.rebound.example:8181")).startsWith("HTTP/1.1 403");
        assertThat(responseTo(path, "10.0.0.1")).startsWith("HTTP/1.1 403");
        assertThat(responseTo(path, "")).startsWith("HTTP/1.1 4");
        for (String own : List.of("localhost", "LOCALHOST:8181", "127.0.0.1", "127.1.2.3:80", "[::1]:8181")) {
            assertThat(responseTo(path, own)).as(own).startsWith("HTTP/1.1 200");
        }
    }

    private static String responseTo(String path, String host) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(address).getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void listensOnThisMachineAlone() throws Exception {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
                .findFirst();
        if (other.isPresent()) {
            assertThat(catchThrowable(
                            () -> new Socket(other.get(), URI.create(address).getPort()).close()))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe/health/live", "observe/health/ready"})
    void healthIsUp(String path) {
        await().atMost(PATIENCE).until(() -> send(path, Map.of()).body().contains("\"status\":\"UP\""));
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(send(path, Map.of()).body());
    }

    private static HttpResponse<String> send(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
