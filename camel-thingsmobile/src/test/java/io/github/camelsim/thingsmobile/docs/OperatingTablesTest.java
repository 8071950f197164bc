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
package io.github.camelsim.thingsmobile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.management.ManagedApiComponent;
import io.github.camelsim.management.ManagedApiEndpoint;
import io.github.camelsim.poll.RecordPollConsumer;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.TestCamel;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables of the page on operating are what the code has. */
class OperatingTablesTest {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(2).callGapFactor(0));

    @Test
    void listsTheMeters() throws Exception {
        var registry = new SimpleMeterRegistry();
        Set<String> meters = new TreeSet<>();
        SANDBOX.faults().next("credit", Fault.code60());
        try (TestCamel camel = TestCamel.at(SANDBOX.get())) {
            camel.context().getRegistry().bind("meters", registry);
            camel.withRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("thingsmobile:simListLite").to("mock:sims");
                }
            });
            camel.send("thingsmobile:credit");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> registry.find("camelsim.sims").gauge() != null);
            registry.getMeters().forEach(meter -> meters.add(row(meter)));
        }
        check("meters", "2,1,3,5", List.of("| Meter | Type | Tags | Meaning"), meters);
    }

    private static String row(Meter meter) {
        String tags = meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.joining("`, `", "`", "`"));
        String unit = meter.getId().getBaseUnit() == null
                ? ""
                : ", in " + meter.getId().getBaseUnit();
        return "| `" + meter.getId().getName() + "` | "
                + meter.getId().getType().name().toLowerCase(Locale.ROOT) + unit + " | "
                + (tags.equals("``") ? "" : tags) + " | " + meter.getId().getDescription();
    }

    @Test
    void listsWhatJmxShows() {
        List<String> rows = new ArrayList<>();
        rows.addAll(rows("component", ManagedApiComponent.class));
        rows.addAll(rows("endpoint", ManagedApiEndpoint.class));
        rows.addAll(rows("consumer", RecordPollConsumer.class));
        check("jmx", "1,2,1,5", List.of("| Of | Name | Kind | Meaning"), rows);
    }

    private static List<String> rows(String owner, Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ManagedAttribute.class)
                        || method.isAnnotationPresent(ManagedOperation.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> "| " + owner + " | " + cells(method))
                .toList();
    }

    private static String cells(Method method) {
        ManagedAttribute attribute = method.getAnnotation(ManagedAttribute.class);
        return attribute == null
                ? "`" + method.getName() + "` | operation | "
                        + method.getAnnotation(ManagedOperation.class).description()
                : "`" + method.getName().replaceFirst("^(get|is)", "") + "` | attribute | " + attribute.description();
    }

    private static void check(String name, String columns, List<String> head, Iterable<String> rows) {
        List<String> table =
                new ArrayList<>(List.of("[width=\"100%\",cols=\"" + columns + "\",options=\"header\"]", "|==="));
        table.addAll(head);
        rows.forEach(table::add);
        table.add("|===");
        String right = String.join("\n", table);
        DocPage page = DocPage.of("docs/operating.adoc");
        assertThat(page.table(name, right))
                .as("%s: the table '%s' must be%n%s%n", page, name, right)
                .isEqualTo(right);
    }
}
