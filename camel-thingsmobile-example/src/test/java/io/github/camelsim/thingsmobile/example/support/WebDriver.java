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
package io.github.camelsim.thingsmobile.example.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One session of headless Chromium, by the WebDriver protocol. */
public final class WebDriver implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromedriver");
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "return document.getElementById(arguments[0]).textContent.trim()";
    private static final String ROWS = "return [...document.getElementById(arguments[0]).tBodies[0].rows]"
            + ".map(row => [...row.cells].map(cell => cell.textContent))";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String session;

    /** Skips the test, with a line on the console, where there is no ChromeDriver. */
    public WebDriver(Path folder) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            System.err.println("SKIPPED: there is no " + PROGRAM + ", so that the page is not looked at in a browser");
            abort("there is no " + PROGRAM);
        }
        process = new ProcessBuilder(PROGRAM.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        String driver = "http://localhost:" + port(process) + "/session";
        List<String> options = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        JsonNode created = post(
                driver,
                Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", Map.of("args", options)))));
        session = driver + "/" + created.path("sessionId").asText();
    }

    private static String port(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IOException("ChromeDriver has ended");
    }

    /** Returns when the page has loaded. */
    public void open(String address) throws IOException, InterruptedException {
        post(session + "/url", Map.of("url", address));
    }

    /** The value of a script that ends with a return statement. */
    public JsonNode evaluate(String script) throws IOException, InterruptedException {
        return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** The text of the element with that id. */
    public String text(String id) throws IOException, InterruptedException {
        return post(session + "/execute/sync", Map.of("script", TEXT, "args", List.of(id)))
                .asText();
    }

    /** The cells of the body of the table with that id, row by row. */
    public List<List<String>> rows(String id) throws IOException, InterruptedException {
        JsonNode rows = post(session + "/execute/sync", Map.of("script", ROWS, "args", List.of(id)));
        return JSON.convertValue(rows, new TypeReference<>() {});
    }

    /** A command of the protocol of Chromium's developer tools, for what WebDriver has none. */
    public void command(String name, Map<String, Object> parameters) throws IOException, InterruptedException {
        post(session + "/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
    }

    /** Presses a key, which the protocol names by a character. */
    public void press(char key) throws IOException, InterruptedException {
        List<Map<String, String>> strokes = List.of(
                Map.of("type", "keyDown", "value", String.valueOf(key)),
                Map.of("type", "keyUp", "value", String.valueOf(key)));
        post(
                session + "/actions",
                Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", strokes))));
    }

    private JsonNode post(String address, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).path("value");
    }

    @Override
    public void close() {
        HttpRequest end = HttpRequest.newBuilder(URI.create(session))
                .timeout(Duration.ofSeconds(30))
                .DELETE()
                .build();
        try {
            http.sendAsync(end, HttpResponse.BodyHandlers.discarding()).join();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
