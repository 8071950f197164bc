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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.cluster.ClusterCallSpacing;
import io.github.camelsim.http.HttpApiConfiguration;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Only with {@code fleet.cluster}: this program is one of several nodes on one database. One of them, the leader, reads and
 * acts; should it end, another one goes on. The gaps between calls are kept by all nodes together.
 */
final class Cluster {

    /** What the nodes elect a leader for. */
    private static final String NAME = "fleet";

    /** Begins the addresses of consumers that only the leader has. */
    static final String LEADER_ONLY = "master:" + NAME + ":";

    private static final Logger LOG = LoggerFactory.getLogger("fleet");

    private static final String FILE = "file:";

    /** {@code fleet.cluster}, which says how the leader is elected. */
    static final String SYNTAX = "(" + FILE + "\\S+)?";

    private static final int SECONDS_BETWEEN_HEARTBEATS = 1;

    /** For what a call takes apart from its time-outs. */
    private static final double MARGIN = 1.2;

    /** Tells this node apart from others, on the same machine too. */
    private final String node = UUID.randomUUID().toString();

    private final CamelContext context;

    Cluster(CamelContext context) {
        this.context = context;
    }

    /** @param election how the leader is elected, see {@link #SYNTAX}; not empty */
    void join(String election) throws Exception {
        CamelClusterService service = service(election);
        context.addService(service);
        context.addStartupListener((started, alreadyStarted) -> service.getView(NAME)
                .addEventListener((CamelClusterEventListener.Leadership) (view, leader) -> LOG.info(
                        view.getLocalMember().isLeader()
                                ? "This node is the leader: it reads and acts"
                                : "Another node is the leader: this one waits")));
    }

    /** For nodes on one machine. For several machines Camel has others, such as those of ZooKeeper and Kubernetes. */
    private static CamelClusterService service(String election) throws Exception {
        var service = new FileLockClusterService();
        service.setRoot(election.substring(FILE.length()));
        service.setAcquireLockDelay(SECONDS_BETWEEN_HEARTBEATS, TimeUnit.SECONDS);
        service.setAcquireLockInterval(SECONDS_BETWEEN_HEARTBEATS, TimeUnit.SECONDS);
        service.setHeartbeatTimeoutMultiplier(2);
        return service;
    }

    /** The gaps between calls, by locks in the database. */
    void shareGaps(DataSource database, HttpApiConfiguration... components) {
        LockProvider locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(database))
                .withLockedByValue(node)
                .usingDbTime()
                .build());
        for (HttpApiConfiguration component : components) {
            var spacing = new ClusterCallSpacing(locks);
            Duration longest = component.getConnectTimeout().plus(component.getResponseTimeout());
            spacing.setLongestCall(Duration.ofMillis((long) (longest.toMillis() * MARGIN)));
            component.setCallSpacing(spacing);
        }
    }
}
