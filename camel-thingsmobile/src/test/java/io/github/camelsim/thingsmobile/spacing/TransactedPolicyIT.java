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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.policy.CallSpacingPolicy;
import io.github.camelsim.policy.CallSpacingRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.AsyncProcessorSupport;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction belongs to a thread: what a policy wraps in a transacted route stays on it. */
@Timeout(60)
class TransactedPolicyIT {

    private static final Duration GAP = Duration.ofMillis(80);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:transacted", "sa", "");
    private final CallSpacingPolicy policy = new CallSpacingPolicy(GAP);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Long> starts = new CopyOnWriteArrayList<>();
    private final List<Long> ends = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        new JdbcTemplate(database).execute("create table sent (number int)");
        context.disableJMX();
        context.getRegistry().bind("dataSource", database);
        context.getRegistry().bind("transaction", new Transaction());
        context.getRegistry().bind("spaced", policy);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in")
                        .policy("transaction")
                        .to("sql:insert into sent values (1)")
                        .policy("spaced")
                        .process(exchange -> begin())
                        .to("sql:insert into sent values (2)")
                        .process(new AnswerOnAnotherThread())
                        .to("sql:insert into sent values (3)")
                        .process(exchange -> end())
                        .end()
                        .to("sql:insert into sent values (4)")
                        .process(TransactedPolicyIT.this::failIfAskedTo);
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        database.dispose();
    }

    private void begin() {
        threads.add(Thread.currentThread());
        starts.add(System.nanoTime());
    }

    private void end() {
        threads.add(Thread.currentThread());
        ends.add(System.nanoTime());
    }

    private void failIfAskedTo(Exchange exchange) {
        if ("fail".equals(exchange.getMessage().getHeader("then"))) {
            throw new IllegalStateException("as asked for");
        }
    }

    @Test
    void whatIsWrappedIsCommittedAndRolledBackWithTheTransaction() {
        assertThat(send("fail").getException()).isInstanceOf(IllegalStateException.class);

        assertThat(rows()).isZero();
        assertThat(send("").getException()).isNull();
        assertThat(rows()).isEqualTo(4);
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void theGapIsKeptBetweenTransactions() {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(CompletableFuture.supplyAsync(() -> send(""), task -> new Thread(task).start()));
        }

        assertThat(sent)
                .extracting(done -> done.get(30, TimeUnit.SECONDS).getException())
                .containsOnlyNulls();
        assertThat(rows()).isEqualTo(16);
        for (int i = 1; i < 4; i++) {
            assertThat(Duration.ofNanos(starts.get(i) - ends.get(i - 1))).isGreaterThanOrEqualTo(GAP);
        }
    }

    @Test
    void anExchangeThatWaitsLongerThanMaxWaitIsRejectedAndRolledBack() {
        policy.setGap(LONG);
        policy.setMaxWait(Duration.ofMillis(100));
        send("");

        assertThat(send("").getException())
                .isInstanceOf(CallSpacingRejectedException.class)
                .hasMessageContaining("maxWait=100ms");
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void aStopEndsTheWait() throws Exception {
        policy.setGap(LONG);
        policy.setMaxWait(Duration.ofHours(1));
        send("");
        var waiting = CompletableFuture.supplyAsync(() -> send(""));
        await().until(() -> policy.getWaitingExchanges() == 1);

        context.stop();

        assertThat(waiting.get(30, TimeUnit.SECONDS).getException())
                .isInstanceOf(CallSpacingRejectedException.class)
                .hasMessageContaining("the context is stopping");
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void anInterruptEndsTheWaitAndTheNextExchangeGetsTheSlot() throws Exception {
        policy.setGap(Duration.ofSeconds(3));
        send("");
        var ended = new CompletableFuture<Boolean>();
        List<Exchange> rejected = new CopyOnWriteArrayList<>();
        var thread = new Thread(() -> {
            rejected.add(send(""));
            ended.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await().until(() -> policy.getWaitingExchanges() == 1);

        thread.interrupt();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(rejected.get(0).getException())
                .isInstanceOf(CallSpacingRejectedException.class)
                .hasMessageContaining("interrupted");
        assertThat(send("").getException()).isNull();
        assertThat(rows()).isEqualTo(8);
    }

    private Exchange send(String then) {
        return context.createFluentProducerTemplate()
                .to("direct:in")
                .withHeader("then", then)
                .send();
    }

    private int rows() {
        return new JdbcTemplate(database).queryForObject("select count(*) from sent", Integer.class);
    }

    /** What camel-spring's transacted() does: commits if the exchange does not fail. */
    private final class Transaction implements Policy {

        private final TransactionTemplate template =
                new TransactionTemplate(new DataSourceTransactionManager(database));

        @Override
        public void beforeWrap(Route route, NamedNode definition) {}

        @Override
        public Processor wrap(Route route, Processor processor) {
            return exchange -> template.executeWithoutResult(status -> {
                exchange.getUnitOfWork().beginTransactedBy(this);
                try {
                    processor.process(exchange);
                } catch (Exception e) {
                    exchange.setException(e);
                } finally {
                    exchange.getUnitOfWork().endTransactedBy(this);
                }
                if (exchange.isFailed()) {
                    status.setRollbackOnly();
                }
            });
        }
    }

    /** An asynchronous step, as the endpoints of the component are. */
    private static final class AnswerOnAnotherThread extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var returned = new CountDownLatch(1);
            new Thread(() -> {
                        awaitQuietly(returned);
                        callback.done(false);
                    })
                    .start();
            returned.countDown();
            return false;
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
