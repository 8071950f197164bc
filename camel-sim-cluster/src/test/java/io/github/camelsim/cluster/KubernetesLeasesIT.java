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
package io.github.camelsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kubernetes.cluster.KubernetesClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The configuration on the page, with a server that keeps leases as Kubernetes does. */
@Timeout(120)
class KubernetesLeasesIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<String> consumers = new CopyOnWriteArrayList<>();

    @Test
    void electALeaderAndItsSuccessor() throws Exception {
        var server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        server.start();
        System.setProperty(Config.KUBERNETES_MASTER_SYSTEM_PROPERTY, server.url("/")); // in a pod it is found otherwise
        try (KubernetesClient kubernetes = server.createClient()) {
            addPod(kubernetes, "one");
            addPod(kubernetes, "two");
            DefaultCamelContext one = node("one");
            await().atMost(SOON).until(() -> consumers.contains("one"));
            DefaultCamelContext two = node("two");
            assertThat(kubernetes.leases().inNamespace("sims").list().getItems())
                    .singleElement()
                    .satisfies(
                            lease -> assertThat(lease.getMetadata().getName()).startsWith("camel-sims"));
            assertThat(consumers).doesNotContain("two");

            one.close();
            kubernetes.pods().inNamespace("sims").withName("one").delete();

            await().atMost(SOON).until(() -> consumers.contains("two"));
            two.close();
        } finally {
            System.clearProperty(Config.KUBERNETES_MASTER_SYSTEM_PROPERTY);
            server.destroy();
        }
    }

    private static void addPod(KubernetesClient kubernetes, String name) {
        kubernetes
                .pods()
                .inNamespace("sims")
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("sims")
                        .endMetadata()
                        .withNewStatus()
                        .withPhase("Running")
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build())
                .create();
    }

    private DefaultCamelContext node(String name) throws Exception {
        var context = new DefaultCamelContext();
        // tag::kubernetes[]
        var service = new KubernetesClusterService();
        service.setKubernetesResourcesNamespace("sims");
        service.setKubernetesResourceName("camel-sims");
        // end::kubernetes[]
        service.setPodName(name);
        service.setLeaseDurationMillis(2_000);
        service.setRenewDeadlineMillis(1_500);
        service.setRetryPeriodMillis(300);
        context.addService(service);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:sims:timer:sims?period=100").process(exchange -> consumers.add(name));
            }
        });
        context.start();
        return context;
    }
}
