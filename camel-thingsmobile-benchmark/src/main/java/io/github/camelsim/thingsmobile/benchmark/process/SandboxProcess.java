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
package io.github.camelsim.thingsmobile.benchmark.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.sandbox.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox without call limits in a process of its own, so that its fleet is in nobody else's heap. */
public final class SandboxProcess implements AutoCloseable {

    private static final Pattern INTRODUCTION = Pattern.compile(
            "SIMs at (\\S+)\\s+Username ([^,\\s]+), token ([^,\\s]+).*SIMs at ([^,\\s]+), API key ([^,\\s]+)",
            Pattern.DOTALL);

    private final Process process;
    private final Account account;
    private final InfobipAccount infobip;

    private SandboxProcess(Process process, Account account, InfobipAccount infobip) {
        this.process = process;
        this.account = account;
        this.infobip = infobip;
    }
    /**
     * Starts one whose heap fits the fleet.
     *
     * @param activeSims how many SIMs have CDRs: three each, within the last day
     */
    public static SandboxProcess start(int sims, int activeSims) throws IOException {
        Process process = Fork.of(Main.class)
                .heap(256 + sims / 500)
                .arguments("--port", 0, "--sims", sims, "--active-sims", activeSims)
                .arguments("--call-gap-factor", 0, "--no-basic-auth")
                .start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher introduction = INTRODUCTION.matcher(said.append(line).append('\n'));
            if (introduction.find()) {
                var account = new Account(introduction.group(1), introduction.group(2), introduction.group(3), 0);
                return new SandboxProcess(
                        process, account, new InfobipAccount(introduction.group(4), introduction.group(5)));
            }
        }
        process.destroyForcibly();
        throw new IOException("the sandbox does not start: " + said);
    }

    public Account account() {
        return account;
    }

    public InfobipAccount infobip() {
        return infobip;
    }
    /** How often an operation was called so far. */
    public static long calls(Account account, String operation) throws IOException {
        URI summary = URI.create(account.baseUri()).resolve("/_sandbox/summary");
        JsonNode operations = new ObjectMapper().readTree(summary.toURL()).path("operations");
        return operations.path(operation).path("calls").asLong();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
