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
package io.github.camelsim.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipe of CDRs for a broker, with a broker in this process and the recipe in another, on three pages of SIMs. */
class CdrsToBrokerIT {

    private final BrokerService broker = new BrokerService();
    private String address;

    @BeforeEach
    void startBroker() throws Exception {
        broker.setPersistent(false);
        broker.setUseJmx(false);
        address = broker.addConnector("tcp://localhost:0").getPublishableConnectString();
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.stop();
    }

    @Test
    void sendsEveryCdrWithAKeyAlthoughTheProcessIsKilled() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "cdrs-to-broker", ThingsMobileSandbox.builder().sims(1_200).activeSims(250))) {
            project.with("BROKER_URL", address);
            SandboxCdrs.repeatSome(project.sandbox().fleet());
            int all = project.sandbox().fleet().cdrs().size();
            for (int sent : List.of(all / 4, all / 2)) {
                try (RecipeProcess process = project.start()) {
                    process.awaitUntil(() -> queued() >= sent);
                    process.kill();
                }
            }
            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> project.count("camel_messageprocessed") == all);
                process.stop();
            }

            assertThat(queued()).isBetween((long) all, (long) all + 2);
            assertThat(receive((int) queued()).values().stream().sorted())
                    .isEqualTo(SandboxCdrs.of(project.sandbox().fleet()));
        }
    }

    @Test
    void theReceiverSkipsAKeyThatItKnows() throws Exception {
        try (var context = new DefaultCamelContext()) {
            var component = new ActiveMQComponent();
            component.setBrokerURL(address);
            component.setUsePooledConnection(false);
            component.setUseSingleConnection(true);
            context.addComponent("activemq6", component);
            context.getRegistry().bind("received", MemoryIdempotentRepository.memoryIdempotentRepository(100));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:new-cdr").to("mock:new-cdr");
                }
            });
            load(context, "receiver/cdrs.camel.yaml");
            MockEndpoint received = context.getEndpoint("mock:new-cdr", MockEndpoint.class);
            received.expectedBodiesReceived("first", "third");
            context.start();

            try (var template = context.createProducerTemplate()) {
                template.sendBodyAndHeader("activemq6:queue:cdrs", "first", "recordKey", "1");
                template.sendBodyAndHeader("activemq6:queue:cdrs", "first again", "recordKey", "1");
                template.sendBodyAndHeader("activemq6:queue:cdrs", "third", "recordKey", "3");
            }
            received.assertIsSatisfied();
        }
    }

    /** A mock stands in for Kafka. */
    @Test
    void sendsTheSimAsTheKeyOfKafka() throws Exception {
        try (ThingsMobileSandbox sandbox =
                        ThingsMobileSandbox.builder().callGapFactor(0).start();
                var context = new DefaultCamelContext()) {
            var component = new ThingsMobileComponent();
            component.getConfiguration().setBaseUri(sandbox.baseUri());
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setToken(sandbox.token());
            component.getConfiguration().setEnvironment(Environment.test);
            component.getConfiguration().setCallGapFactor(0);
            context.addComponent("thingsmobile", component);
            context.addComponent("kafka", new MockComponent());
            context.getRegistry().bind("positions", new MemoryStateRepository());
            context.getRegistry().bind("completed", MemoryIdempotentRepository.memoryIdempotentRepository(1_000));
            load(context, "kafka/cdrs.camel.yaml");
            context.start();
            MockEndpoint topic = context.getEndpoint("kafka:cdrs", MockEndpoint.class);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topic.getReceivedCounter() == sandbox.fleet().cdrCount());
            assertThat(topic.getExchanges())
                    .allMatch(sent -> sent.getMessage()
                            .getHeader("kafka.KEY", String.class)
                            .matches("882360001\\d{6}"))
                    .extracting(sent -> sent.getMessage().getHeader("recordKey"))
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        }
    }

    private static void load(DefaultCamelContext context, String path) throws Exception {
        String yaml = RecipePage.of("cdrs-to-broker").text(path);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("page.camel.yaml", yaml));
    }

    private long queued() throws Exception {
        Destination queue = broker.getDestination(new ActiveMQQueue("cdrs"));
        return queue.getDestinationStatistics().getMessages().getCount();
    }

    /** The CDRs of the queue by their keys. */
    private Map<String, String> receive(int messages) throws Exception {
        Map<String, String> cdrs = new HashMap<>();
        var json = new ObjectMapper();
        try (Connection connection = new ActiveMQConnectionFactory(address).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue("cdrs"))) {
            connection.start();
            for (int i = 0; i < messages; i++) {
                var message =
                        (TextMessage) consumer.receive(Duration.ofSeconds(20).toMillis());
                JsonNode cdr = json.readTree(message.getText());
                assertThat(message.getStringProperty("JMSXGroupID"))
                        .isEqualTo(cdr.get("msisdn").asText());
                cdrs.put(
                        message.getStringProperty("recordKey"),
                        cdr.get("msisdn").asText() + " "
                                + cdr.get("start").asText().substring(0, 19) + " "
                                + cdr.get("traffic").asLong());
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> queued() == 0);
        }
        return cdrs;
    }
}
