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

import io.github.camelsim.state.ReplaceableStateRepository;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps the state of consumers, such as their positions, in a database table. Each change is committed at once. A
 * statement whose connection broke is repeated once on another connection.
 *
 * <p>The table is created at start if it is missing; several processes may do so at the same time. If the database user
 * must not create tables, create it beforehand:
 * {@code CREATE TABLE CAMELSIM_STATE (name VARCHAR(255) PRIMARY KEY, state TEXT NOT NULL)}. A state may have some
 * 100,000 characters, and states and keys are compared case-sensitively: on MySQL the column {@code state} needs
 * {@code LONGTEXT}, on SQL Server {@code NVARCHAR(MAX)}, and both columns a binary collation. The start fails if the
 * database cannot compare states, as Oracle with {@code CLOB}.
 */
@Metadata(
        label = "bean",
        description = "Keeps the state of consumers, such as their positions, in a database table.",
        annotations = {"interfaceName=org.apache.camel.spi.StateRepository"})
@ManagedResource(description = "JDBC based state repository")
public class JdbcStateRepository extends ServiceSupport implements ReplaceableStateRepository {

    /** The table that is used unless another one is set. */
    public static final String DEFAULT_TABLE_NAME = "CAMELSIM_STATE";

    /** The longest key, in characters. */
    public static final int MAX_KEY_LENGTH = 255;

    private static final Pattern TABLE_NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*){0,2}");

    @Metadata(description = "The database.", required = true)
    private DataSource dataSource;

    @Metadata(description = "Name of the table; a schema may precede it.", defaultValue = DEFAULT_TABLE_NAME)
    private String tableName = DEFAULT_TABLE_NAME;

    @Metadata(description = "Whether to create the table at start if it is missing.", defaultValue = "true")
    private boolean createTableIfNotExists = true;

    /** For a bean with {@code dataSource} as a property. */
    public JdbcStateRepository() {}

    /** @param dataSource the database; not null */
    public JdbcStateRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores a state, replacing an earlier one.
     *
     * @param key at most {@value #MAX_KEY_LENGTH} characters
     * @param value null removes the state
     * @throws RuntimeCamelException if the database failed; it is then unknown whether the state was stored
     */
    @Override
    public void setState(String key, String value) {
        checkKey(key);
        if (value == null) {
            remove(key);
            return;
        }
        table().store(key, value);
    }

    /**
     * Stores a state if the present one is as expected, in one step.
     *
     * @param key at most {@value #MAX_KEY_LENGTH} characters
     * @param expected null if there should be none
     * @param value not null
     * @return whether the value is there now; false means that the state is another than expected, and that it was kept
     * @throws RuntimeCamelException if the database failed; it is then unknown whether the state was stored
     */
    @Override
    public boolean replaceState(String key, String expected, String value) {
        checkKey(key);
        return table().replace(key, expected, value);
    }

    /**
     * Reads a state.
     *
     * @param key at most {@value #MAX_KEY_LENGTH} characters
     * @return null if there is none
     * @throws RuntimeCamelException if the database failed
     */
    @Override
    @ManagedOperation(description = "Reads the state of the given key")
    public String getState(String key) {
        checkKey(key);
        return table().select(key);
    }

    /** Removes a state, so that the consumer that uses it starts over. */
    @ManagedOperation(description = "Removes the state of the given key")
    public void remove(String key) {
        checkKey(key);
        table().remove(key);
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @ManagedAttribute(description = "The table that holds the states")
    public String getTableName() {
        return tableName;
    }

    /** The table, without quotes; a schema may precede it. */
    public void setTableName(String tableName) {
        this.tableName = tableName;
    }

    @ManagedAttribute(description = "Whether the table is created at start if it is missing")
    public boolean isCreateTableIfNotExists() {
        return createTableIfNotExists;
    }

    /** Whether to create the table at start if it is missing. */
    public void setCreateTableIfNotExists(boolean createTableIfNotExists) {
        this.createTableIfNotExists = createTableIfNotExists;
    }

    @Override
    protected void doStart() throws Exception {
        if (dataSource == null) {
            throw new IllegalArgumentException("JdbcStateRepository has no dataSource: set one");
        }
        if (tableName == null || !TABLE_NAME.matcher(tableName).matches()) {
            throw new IllegalArgumentException("JdbcStateRepository: tableName '" + tableName
                    + "' must be letters, digits and underscores; a schema may precede it");
        }
        table().open(createTableIfNotExists);
    }

    private StateTable table() {
        return new StateTable(dataSource, tableName);
    }

    private static void checkKey(String key) {
        if (key == null || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("JdbcStateRepository takes keys of at most " + MAX_KEY_LENGTH
                    + " characters, but this one has " + (key == null ? "none" : key.length() + ": " + key));
        }
    }
}
