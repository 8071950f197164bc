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

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells by type and SQLState, which all drivers use in the same way, what the failure of a statement means. */
final class SqlFailure {

    private static final String CONNECTION = "08";
    private static final String TRANSACTION_ROLLBACK = "40";
    private static final String INTEGRITY_CONSTRAINT = "23";

    /** PostgreSQL's class for statements that an administrator cancelled. */
    private static final String OPERATOR_INTERVENTION = "57P";

    private SqlFailure() {}

    /** Whether a constraint was violated. Databases tell in different ways that it was the primary key. */
    static boolean isConstraintViolated(SQLException failure) {
        return failure instanceof SQLIntegrityConstraintViolationException || hasState(failure, INTEGRITY_CONSTRAINT);
    }

    static boolean isConnectionBroken(SQLException failure) {
        return failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || hasState(failure, CONNECTION)
                || hasState(failure, OPERATOR_INTERVENTION);
    }

    /** Whether the connection broke, or the database rolled the statement back, as after a deadlock. */
    static boolean isRepeatable(SQLException failure) {
        return isConnectionBroken(failure)
                || failure instanceof SQLTransientException
                || hasState(failure, TRANSACTION_ROLLBACK);
    }

    private static boolean hasState(SQLException failure, String prefix) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(prefix);
    }
}
