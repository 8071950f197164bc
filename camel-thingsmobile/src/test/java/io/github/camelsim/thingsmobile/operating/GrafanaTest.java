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
package io.github.camelsim.thingsmobile.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.PrometheusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The names in the dashboard and in the alert rules are those of a real scrape. */
class GrafanaTest {

    private static final Path FOLDER = Path.of("../docs/grafana");

    private static final Pattern METRIC = Pattern.compile("\\bcamelsim_[a-z_]+");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(camelsim_[a-z_]+)(?:\\{([^}]*)\\})? ");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");
    private static final List<Pattern> LABEL_USES = List.of(
            Pattern.compile("[{,]\\s*([a-zA-Z_]+)\\s*(?:=|!=|=~|!~)"),
            Pattern.compile("\\$labels\\.([a-zA-Z_]+)"),
            Pattern.compile("\\{\\{([a-z_]+)\\}\\}"));
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(2).callGapFactor(0));

    /** By metric the names of its labels. */
    private static final Map<String, Set<String>> METRICS = new TreeMap<>();

    @BeforeAll
    static void scrape() throws Exception {
        SANDBOX.faults().next("credit", Fault.code60());
        var routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:simListLite").routeId("sims").to("mock:sims");
            }
        };
        try (PrometheusMain camel = PrometheusMain.of(SANDBOX.get(), routes)) {
            camel.send("thingsmobile:credit");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !camel.counts("camelsim_sims").isEmpty());
            SAMPLE.matcher(camel.scrape()).results().forEach(GrafanaTest::note);
        }
    }

    private static void note(MatchResult sample) {
        Set<String> labels = METRICS.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
        }
    }

    @Test
    void theDashboardUsesMetricsAndLabelsThatExist() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(FOLDER.resolve("camelsim-dashboard.json").toFile());
        List<JsonNode> targets = dashboard.findValues("targets").stream()
                .flatMap(each -> {
                    List<JsonNode> list = new ArrayList<>();
                    each.forEach(list::add);
                    return list.stream();
                })
                .toList();
        assertThat(targets).hasSizeGreaterThan(8);
        targets.forEach(target -> check(
                target.get("expr").asText() + " " + target.get("legendFormat").asText()));
    }

    @Test
    void theAlertRulesUseMetricsAndLabelsThatExist() throws IOException {
        String rules = Files.readString(FOLDER.resolve("camelsim-alerts.yml"));
        List<String> alerts = List.of(rules.split("- alert: "));
        assertThat(alerts).hasSize(6);
        alerts.stream().skip(1).forEach(GrafanaTest::check);
    }

    @Test
    void everyMetricIsOnTheDashboard() throws IOException {
        String dashboard = Files.readString(FOLDER.resolve("camelsim-dashboard.json"));
        assertThat(METRICS.keySet())
                .hasSizeGreaterThan(6)
                .filteredOn(metric -> !metric.endsWith("_max"))
                .allSatisfy(metric -> assertThat(dashboard).contains(metric));
    }

    private static void check(String text) {
        List<String> metrics =
                METRIC.matcher(text).results().map(MatchResult::group).toList();
        assertThat(metrics).as("metrics in %s", text).isNotEmpty().isSubsetOf(METRICS.keySet());
        Set<String> labels = new TreeSet<>();
        for (Pattern use : LABEL_USES) {
            use.matcher(text).results().forEach(label -> labels.add(label.group(1)));
        }
        BY.matcher(text)
                .results()
                .forEach(by -> labels.addAll(List.of(by.group(1).split("\\s*,\\s*"))));
        metrics.forEach(metric -> assertThat(METRICS.get(metric)).as(text).containsAll(labels));
    }
}
