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
package io.github.camelsim.thingsmobile.benchmark;

import io.github.camelsim.thingsmobile.client.AnswerReader;
import io.github.camelsim.thingsmobile.sandbox.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox in a JVM of its own, so that what it costs is not the reader's. */
final class SandboxProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("at (http://\\S+)");
    private static final Pattern ACCOUNT = Pattern.compile("Username (\\S+), token (\\S+)");

    private final Process process;
    private final String baseUri;
    private final String username;
    private final String token;

    /** @param options those of the sandbox's main class */
    SandboxProcess(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--port=0",
                "--no-basic-auth"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        baseUri = find(ADDRESS, output.readLine()).group(1);
        Matcher account = find(ACCOUNT, output.readLine());
        username = account.group(1);
        token = account.group(2);
    }

    String baseUri() {
        return baseUri;
    }

    String username() {
        return username;
    }

    String token() {
        return token;
    }

    /** The number of the first SIM of the fleet. */
    String firstMsisdn() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + "/simListLite"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + username + "&token=" + token + "&pageSize=1"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        byte[] answer =
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        return new AnswerReader()
                .read(answer, StandardCharsets.UTF_8)
                .sims()
                .get(0)
                .msisdn();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Matcher find(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(String.valueOf(line));
        if (!matcher.find()) {
            throw new IllegalStateException("the sandbox says: " + line);
        }
        return matcher;
    }
}
