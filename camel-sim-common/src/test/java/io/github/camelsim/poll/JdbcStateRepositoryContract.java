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
package io.github.camelsim.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What the repository guarantees on every database. */
abstract class JdbcStateRepositoryContract {

    private static final int WRITERS = 8;

    /** An empty database; each connection is a new one. */
    abstract DataSource newDatabase() throws Exception;

    /** The same database, whose next connections break at the given statement, counted from 1 over all of them. */
    abstract DataSource breaking(DataSource database, int statement);

    @Test
    void returnsWhatWasStored() throws Exception {
        var repository = started(newDatabase());

        assertThat(repository.getState("position")).isNull();
        repository.setState("position", "2026-01-01T00:00/2025-12-31T00:00");
        assertThat(repository.getState("position")).isEqualTo("2026-01-01T00:00/2025-12-31T00:00");
        repository.setState("position", "2026-01-02T00:00/2025-12-31T00:00");
        assertThat(repository.getState("position")).isEqualTo("2026-01-02T00:00/2025-12-31T00:00");
    }

    @Test
    void anotherRepositoryOfTheSameDatabaseFindsTheState() throws Exception {
        DataSource database = newDatabase();
        started(database).setState("position", "kept");

        assertThat(started(database).getState("position")).isEqualTo("kept");
    }

    @Test
    void keepsLongStatesAndLongKeys() throws Exception {
        var repository = started(newDatabase());
        String key = "k".repeat(JdbcStateRepository.MAX_KEY_LENGTH);
        String state = "\u00e9\u20ac{}".repeat(50_000);

        repository.setState(key, state);

        assertThat(repository.getState(key)).isEqualTo(state);
    }

    @Test
    void refusesKeysThatTheTableCannotHold() throws Exception {
        var repository = started(newDatabase());
        String key = "k".repeat(JdbcStateRepository.MAX_KEY_LENGTH + 1);

        assertThatThrownBy(() -> repository.setState(key, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 255 characters");
        assertThatThrownBy(() -> repository.getState(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nullRemovesTheState() throws Exception {
        var repository = started(newDatabase());
        repository.setState("position", "kept");

        repository.setState("position", null);

        assertThat(repository.getState("position")).isNull();
    }

    @Test
    void manyThatStartAtOnceCreateOneTable() throws Exception {
        for (int round = 0; round < 5; round++) {
            DataSource database = newDatabase();

            List<JdbcStateRepository> repositories = atOnce(i -> started(database));

            repositories.get(0).setState("position", "kept");
            assertThat(repositories).allSatisfy(repository -> assertThat(repository.getState("position"))
                    .isEqualTo("kept"));
        }
    }

    @Test
    void manyThatStoreTheSameNewKeyAtOnceLeaveOneState() throws Exception {
        DataSource database = newDatabase();
        var repository = started(database);
        for (int round = 0; round < 20; round++) {
            String key = "position-" + round;

            atOnce(i -> {
                repository.setState(key, "writer " + i);
                return i;
            });

            assertThat(repository.getState(key)).startsWith("writer ");
        }
    }

    @Test
    void aStateIsReplacedIfItIsAsExpected() throws Exception {
        var repository = started(newDatabase());

        assertThat(repository.replaceState("position", null, "1")).isTrue();
        assertThat(repository.replaceState("position", "1", "2")).isTrue();

        assertThat(repository.getState("position")).isEqualTo("2");
    }

    @Test
    void aStateIsKeptIfItIsNotAsExpected() throws Exception {
        var repository = started(newDatabase());
        repository.setState("position", "2");

        assertThat(repository.replaceState("position", null, "3")).isFalse();
        assertThat(repository.replaceState("position", "1", "3")).isFalse();
        assertThat(repository.replaceState("none", "1", "3")).isFalse();

        assertThat(repository.getState("position")).isEqualTo("2");
        assertThat(repository.getState("none")).isNull();
    }

    @Test
    void aReplacementThatIsRepeatedFindsItsOwnState() throws Exception {
        var repository = started(newDatabase());
        repository.setState("position", "2");

        assertThat(repository.replaceState("position", "1", "2")).isTrue();
    }

    @Test
    void ofManyThatReplaceAStateOneSucceeds() throws Exception {
        var repository = started(newDatabase());
        for (String expected : Arrays.asList(null, "writer")) {
            List<Boolean> results = atOnce(
                    i -> repository.replaceState("position", expected, expected == null ? "writer" + i : "later" + i));
            assertThat(results).containsOnlyOnce(true);
            repository.setState("position", "writer");
        }
    }

    @Test
    void aConnectionThatBreaksIsReplaced() throws Exception {
        DataSource database = newDatabase();
        started(database).setState("old", "1");
        for (int statement = 1; statement <= 2; statement++) {
            var repository = new JdbcStateRepository(breaking(database, statement));

            repository.setState("new-" + statement, "stored");
            assertThat(repository.getState("new-" + statement)).isEqualTo("stored");
        }
        assertThat(new JdbcStateRepository(breaking(database, 1)).getState("old"))
                .isEqualTo("1");
    }

    @Test
    void commitsOnConnectionsWithoutAutoCommit() throws Exception {
        DataSource database = newDatabase();
        var repository = started(TestDataSources.withoutAutoCommit(database));

        repository.setState("position", "1");
        atOnce(i -> {
            repository.setState("position-2", "writer " + i);
            return i;
        });

        assertThat(started(database).getState("position")).isEqualTo("1");
        assertThat(started(database).getState("position-2")).startsWith("writer ");
    }

    @Test
    void saysWhatItCouldNotDo() throws Exception {
        DataSource database = newDatabase();
        var repository = started(database);
        execute(database, "DROP TABLE " + JdbcStateRepository.DEFAULT_TABLE_NAME);

        assertThatThrownBy(() -> repository.setState("position", "1"))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining("cannot store the state of 'position' in table CAMELSIM_STATE");
        assertThatThrownBy(() -> repository.getState("position"))
                .hasMessageContaining("cannot read the state of 'position'");
    }

    @Test
    void withoutPermissionToCreateItSaysThatTheTableIsMissing() throws Exception {
        var repository = new JdbcStateRepository(newDatabase());
        repository.setCreateTableIfNotExists(false);

        assertThatThrownBy(repository::start).hasMessageContaining("cannot find or create the table CAMELSIM_STATE");
    }

    @Test
    void usesATableThatIsThere() throws Exception {
        DataSource database = newDatabase();
        execute(database, "CREATE TABLE consumer_state (name VARCHAR(255) PRIMARY KEY, state VARCHAR NOT NULL)");
        execute(database, "INSERT INTO consumer_state VALUES ('position', 'of before')");
        var repository = new JdbcStateRepository(database);
        repository.setTableName("consumer_state");
        repository.start();

        assertThat(repository.getState("position")).isEqualTo("of before");
    }

    @Test
    void anotherConstraintIsNoStateOfAnother() throws Exception {
        DataSource database = newDatabase();
        execute(
                database,
                "CREATE TABLE CAMELSIM_STATE (name VARCHAR(255) PRIMARY KEY, state VARCHAR NOT NULL,"
                        + " owner VARCHAR(9) NOT NULL)");
        var repository = started(database);

        assertThatThrownBy(() -> repository.replaceState("position", null, "1"))
                .hasMessageContaining("cannot store the state of 'position'");
        assertThatThrownBy(() -> repository.setState("position", "1"))
                .hasMessageContaining("cannot store the state of 'position'");
    }

    @Test
    void refusesATableWhoseStatesCannotBeCompared() throws Exception {
        DataSource database = newDatabase();
        execute(database, "CREATE TABLE CAMELSIM_STATE (name VARCHAR(255) PRIMARY KEY, state UUID NOT NULL)");
        execute(database, "INSERT INTO CAMELSIM_STATE VALUES ('', '0f7aa2e2-4aee-4c8e-9d6c-5d2a0e9a2a0b')");
        var repository = new JdbcStateRepository(database);

        assertThatThrownBy(repository::start).hasMessageContaining("cannot compare states");
    }

    @Test
    void refusesAnInvalidTableName() throws Exception {
        var repository = new JdbcStateRepository(newDatabase());
        repository.setTableName("state; DROP TABLE sim");

        assertThatThrownBy(repository::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tableName");
    }

    @Test
    void isManagedAsAServiceOfTheContext() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.addService(new JdbcStateRepository(newDatabase()));
            context.start();
            var names = ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName("org.apache.camel:type=services,name=JdbcStateRepository*,*"), null);
            assertThat(names).anySatisfy(name -> assertThat(
                            ManagementFactory.getPlatformMBeanServer().getAttribute(name, "TableName"))
                    .isEqualTo("CAMELSIM_STATE"));
        }
    }

    private static JdbcStateRepository started(DataSource database) {
        var repository = new JdbcStateRepository(database);
        repository.start();
        return repository;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String uniqueName() {
        return "state_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static <T> List<T> atOnce(Numbered<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            var together = new CyclicBarrier(WRITERS);
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                tasks.add(() -> {
                    together.await(1, TimeUnit.MINUTES);
                    return task.call(number);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get(1, TimeUnit.MINUTES));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Numbered<T> {

        T call(int number) throws Exception;
    }
}
