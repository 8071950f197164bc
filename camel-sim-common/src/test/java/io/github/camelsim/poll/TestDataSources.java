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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Data sources whose connections are not as they come. */
final class TestDataSources {

    private TestDataSources() {}

    static DataSource withoutAutoCommit(DataSource database) {
        return with(database, connection -> {
            connection.setAutoCommit(false);
            return connection;
        });
    }

    /** @param beforeStatement called with the connection before it prepares a statement */
    static DataSource withStatements(DataSource database, OnConnection beforeStatement) {
        return with(database, connection -> (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        beforeStatement.apply(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static DataSource with(DataSource database, OnConnection change) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> change.apply(database.getConnection()));
    }

    @FunctionalInterface
    interface OnConnection {

        Connection apply(Connection connection) throws SQLException;
    }
}
