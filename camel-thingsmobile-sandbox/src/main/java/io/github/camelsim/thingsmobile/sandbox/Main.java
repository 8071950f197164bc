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
package io.github.camelsim.thingsmobile.sandbox;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sandbox as a program: {@code java -jar camel-thingsmobile-sandbox-VERSION-all.jar --help}. */
@Command(
        name = "thingsmobile-sandbox",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        showDefaultValues = true,
        description = "A Things Mobile server to develop and test against. Ctrl-C stops it.")
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "8080", description = "port on 127.0.0.1, 0 for any that is free")
    private int port;

    @Option(names = "--sims", defaultValue = "25", description = "SIMs in the fleet")
    private int sims;

    @Option(names = "--cdrs-per-sim", defaultValue = "3", description = "CDRs of each SIM with traffic at start")
    private int cdrsPerSim;

    @Option(names = "--active-sims", description = "SIMs with traffic; all active ones without this option")
    private Integer activeSims;

    @Option(names = "--seed", defaultValue = "42", description = "the same seed gives the same fleet")
    private long seed;

    @Option(names = "--call-gap-factor", defaultValue = "1", description = "multiplies the call limits; 0 for none")
    private double callGapFactor;

    @Option(names = "--latency-ms", defaultValue = "0", description = "before each answer")
    private long latencyMillis;

    @Option(names = "--connection-latency-ms", defaultValue = "0", description = "before a connection's first call")
    private long connectionLatencyMillis;

    @Option(names = "--no-basic-auth", description = "demand no HTTP basic authentication")
    private boolean noBasicAuth;

    @Option(names = "--clock-speed", defaultValue = "1", description = "how much faster than real time dates go by")
    private double clockSpeed;

    @Option(names = "--traffic", defaultValue = "0", description = "new CDRs in a second of real time")
    private double traffic;

    /** Runs until the process is told to stop. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    /** Runs until the process is told to stop or the thread is interrupted. */
    @Override
    public Integer call() {
        Logger serverLog = Logger.getLogger("io.undertow");
        Logger channelLog = Logger.getLogger("org.xnio");
        serverLog.setLevel(Level.WARNING);
        channelLog.setLevel(Level.WARNING);
        try (ThingsMobileSandbox sandbox = start()) {
            if (traffic > 0) {
                sandbox.startTraffic(TrafficSettings.perSecond(traffic));
            }
            introduce(sandbox);
            waitForTheEnd(sandbox);
        }
        return CommandLine.ExitCode.OK;
    }

    private ThingsMobileSandbox start() {
        SandboxBuilder builder = ThingsMobileSandbox.builder()
                .port(port)
                .sims(sims)
                .cdrsPerSim(cdrsPerSim)
                .activeSims(activeSims == null ? Integer.MAX_VALUE : activeSims)
                .seed(seed)
                .callGapFactor(callGapFactor)
                .latency(Duration.ofMillis(latencyMillis))
                .connectionLatency(Duration.ofMillis(connectionLatencyMillis));
        if (noBasicAuth) {
            builder.withoutBasicAuth();
        }
        if (clockSpeed != 1) {
            builder.clock(SandboxClock.scaled(Instant.now(), clockSpeed));
        }
        return builder.start();
    }

    private void introduce(ThingsMobileSandbox sandbox) {
        PrintWriter out = spec.commandLine().getOut();
        String basicAuth = noBasicAuth ? "" : "-u test:Thingsmobil3 ";
        out.println("Things Mobile sandbox with " + sandbox.fleet().size() + " SIMs at " + sandbox.baseUri());
        out.println("Username " + sandbox.username() + ", token " + sandbox.token()
                + (noBasicAuth ? "" : ", basic authentication test:Thingsmobil3"));
        out.println("Try: curl " + basicAuth + "-d username=" + sandbox.username() + " -d token=" + sandbox.token()
                + " " + sandbox.baseUri() + "/simListLite");
        out.println("What was called: http://localhost:" + sandbox.port() + "/sandbox/summary. Ctrl-C stops.");
        out.flush();
    }

    private static void waitForTheEnd(ThingsMobileSandbox sandbox) {
        Thread closing = new Thread(sandbox::close, "thingsmobile-sandbox-stop");
        Runtime.getRuntime().addShutdownHook(closing);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(closing);
        }
    }
}
