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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.GapFrom;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.api.ApiService;
import io.github.camelsim.thingsmobile.sandbox.control.ClientHint;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sandbox as a program: {@code java -jar camel-sim-sandbox-VERSION-all.jar --help}. */
@Command(
        name = "sim-sandbox",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        showDefaultValues = true,
        description =
                "A server with the SIM APIs of Things Mobile and Infobip, to develop and test against. Ctrl-C stops it.")
public final class Main implements Callable<Integer> {
    /** Before the name of an operation of Infobip's API, as in the control paths. */
    private static final String INFOBIP = "infobip/";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "name or address to listen on; 0.0.0.0 in a container")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "port to listen on; 0 for any free port")
    private int port;

    @Option(
            names = "--allow-host",
            description = "further host name of the sandbox; names without a dot are always allowed")
    private List<String> allowedHosts = List.of();

    @Option(names = "--sims", defaultValue = "25", description = "SIMs in the fleet")
    private int sims;

    @Option(names = "--infobip-sims", defaultValue = "25", description = "SIMs in the fleet of Infobip's API")
    private int infobipSims;

    @Option(names = "--cdrs-per-sim", defaultValue = "3", description = "CDRs of each SIM with traffic at start")
    private int cdrsPerSim;

    @Option(names = "--active-sims", description = "SIMs with traffic; all active ones without this option")
    private Integer activeSims;

    @Option(names = "--seed", defaultValue = "42", description = "the same seed gives the same fleet")
    private long seed;

    @Option(names = "--call-gap-factor", defaultValue = "1", description = "multiplies the call limits; 0 for none")
    private double callGapFactor;

    @Option(
            names = "--gap-from",
            defaultValue = "ARRIVAL",
            description = "from when the limits count: ARRIVAL or END_OF_CALL of the previous call")
    private GapFrom gapFrom;

    @Option(
            names = "--refused-call-restarts-gap",
            defaultValue = "true",
            arity = "1",
            description = "whether the limits count from refused calls, too: true or false")
    private boolean refusedCallRestartsGap;

    @Option(names = "--largest-page", description = "the most rows of a page; as documented without this option")
    private Integer largestPage;

    @Option(
            names = "--beyond-last-page",
            defaultValue = "EMPTY",
            description = "response to a page after the last one: EMPTY, ERROR_70 or REPEAT_LAST_PAGE")
    private BeyondLastPage beyondLastPage;

    @Option(
            names = "--fault",
            description =
                    "fault of every call of an operation, such as sendSms=status:503, or of all operations: *=answerTwice;"
                            + " infobip/sendSms and infobip/* are those of Infobip's API")
    private Map<String, String> faults = Map.of();

    @Option(names = "--latency-ms", defaultValue = "0", description = "delay before each response")
    private long latencyMillis;

    @Option(
            names = "--connection-latency-ms",
            defaultValue = "0",
            description = "delay before the first call of a connection")
    private long connectionLatencyMillis;

    @Option(names = "--no-basic-auth", description = "require no HTTP basic authentication")
    private boolean noBasicAuth;

    @Option(
            names = "--clock-speed",
            defaultValue = "1",
            description = "speed of the clock of dates, relative to real time")
    private double clockSpeed;

    @Option(names = "--traffic", defaultValue = "0", description = "new CDRs per second of real time")
    private double traffic;

    /** Runs until the process is told to stop. */
    public static void main(String[] args) {
        System.exit(program().execute(args));
    }

    /** The program; it reports wrong options and failures to start in one line. */
    static CommandLine program() {
        CommandLine program = new CommandLine(new Main());
        program.setParameterExceptionHandler((wrong, args) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage() + ". See --help.");
            return CommandLine.ExitCode.USAGE;
        });
        program.setExecutionExceptionHandler((failure, command, result) -> {
            if (!(failure instanceof IllegalStateException)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return program;
    }

    /** Runs until the process is told to stop or the thread is interrupted. */
    @Override
    public Integer call() {
        checkRanges();
        Logger serverLog = Logger.getLogger("io.undertow");
        Logger channelLog = Logger.getLogger("org.xnio");
        serverLog.setLevel(Level.WARNING);
        channelLog.setLevel(Level.WARNING);
        try (ThingsMobileSandbox sandbox = start()) {
            if (traffic > 0) {
                sandbox.startTraffic(TrafficSettings.perSecond(traffic));
            }
            printAddress(sandbox);
            waitForTermination(sandbox);
        }
        return CommandLine.ExitCode.OK;
    }

    private void checkRanges() {
        between("--port", port, 0, 65_535);
        between("--sims", sims, 0, 1_000_000);
        between("--infobip-sims", infobipSims, 0, 1_000_000);
        between("--cdrs-per-sim", cdrsPerSim, 0, 1_000_000);
        between("--active-sims", activeSims == null ? 0 : activeSims, 0, Integer.MAX_VALUE);
        between("--largest-page", largestPage == null ? 1 : largestPage, 1, Integer.MAX_VALUE);
        between("--call-gap-factor", callGapFactor, 0, 1_000_000);
        between("--latency-ms", latencyMillis, 0, 3_600_000);
        between("--connection-latency-ms", connectionLatencyMillis, 0, 3_600_000);
        between("--clock-speed", clockSpeed, 0.001, 1_000_000);
        between("--traffic", traffic, 0, 1_000_000);
    }

    private void between(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be from " + plain(least) + " to " + plain(most) + " but is " + plain(value));
        }
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private ThingsMobileSandbox start() {
        SandboxBuilder builder = ThingsMobileSandbox.builder()
                .host(host)
                .port(port)
                .sims(sims)
                .cdrsPerSim(cdrsPerSim)
                .activeSims(activeSims == null ? Integer.MAX_VALUE : activeSims)
                .seed(seed)
                .callGapFactor(callGapFactor)
                .gapFrom(gapFrom)
                .refusedCallRestartsGap(refusedCallRestartsGap)
                .beyondLastPage(beyondLastPage)
                .latency(Duration.ofMillis(latencyMillis))
                .connectionLatency(Duration.ofMillis(connectionLatencyMillis))
                .infobip(infobip -> infobip.sims(infobipSims).seed(seed));
        allowedHosts.forEach(builder::allowHost);
        if (largestPage != null) {
            builder.largestPage(largestPage);
        }
        if (noBasicAuth) {
            builder.withoutBasicAuth();
        }
        if (clockSpeed != 1) {
            builder.clock(SandboxClock.scaled(Instant.now(), clockSpeed));
        }
        ThingsMobileSandbox sandbox = builder.start();
        try {
            faults.forEach((operation, fault) -> script(sandbox, operation, Fault.named(fault)));
        } catch (IllegalArgumentException wrong) {
            sandbox.close();
            throw new ParameterException(spec.commandLine(), "--fault: " + wrong.getMessage(), wrong);
        }
        return sandbox;
    }

    private static void script(ThingsMobileSandbox sandbox, String operation, Fault fault) {
        if (operation.startsWith(INFOBIP)) {
            sandbox.infobip().faults().always(operation.substring(INFOBIP.length()), fault);
        } else {
            sandbox.faults().always(operation, fault);
        }
    }

    private void printAddress(ThingsMobileSandbox sandbox) {
        PrintWriter out = spec.commandLine().getOut();
        String address = sandbox.baseUri().replace(ApiService.PATH, "");
        out.println("Things Mobile sandbox with " + sandbox.fleet().size() + " SIMs at " + sandbox.baseUri());
        out.println("Username " + sandbox.username() + ", token " + sandbox.token()
                + (noBasicAuth ? "" : ", basic authentication test:Thingsmobil3"));
        out.println("Try: " + new ClientHint(sandbox.username(), sandbox.token(), !noBasicAuth).curl(address));
        out.println("Infobip IoT with " + sandbox.infobip().fleet().size() + " SIMs at " + address
                + ", API key " + sandbox.infobip().apiKey() + ", basic authentication "
                + sandbox.infobip().username()
                + ":" + sandbox.infobip().password());
        out.println("Fleet and calls: " + address + "/ or, for programs, " + address + ThingsMobileSandbox.CONTROL_PATH
                + "/summary. Ctrl-C stops.");
        out.flush();
    }

    private static void waitForTermination(ThingsMobileSandbox sandbox) {
        Thread closing = new Thread(sandbox::close, "sim-sandbox-stop");
        Runtime.getRuntime().addShutdownHook(closing);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(closing);
        }
    }
}
