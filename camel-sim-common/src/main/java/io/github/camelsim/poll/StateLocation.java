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

import io.github.camelsim.state.FencedStateRepository;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;

/** Where a repository persists its state: for messages, and to find out whether two repositories share their state. */
public final class StateLocation {

    private StateLocation() {}

    /** The location as messages name it. */
    public static String of(StateRepository<String, String> repository) {
        if (repository instanceof FencedStateRepository fenced) {
            return of(fenced.repository());
        }
        if (repository instanceof FileStateRepository file) {
            return "the cursorRepository's file " + file.getFileStore();
        }
        if (repository instanceof JdbcStateRepository jdbc) {
            return "the cursorRepository's table " + jdbc.getTableName();
        }
        return "the cursorRepository";
    }

    /** Repositories with equal identities share their state. */
    static Object identity(Object repository) {
        if (repository instanceof FileStateRepository file && file.getFileStore() != null) {
            return file.getFileStore().getAbsoluteFile();
        }
        if (repository instanceof FileIdempotentRepository file && file.getFileStore() != null) {
            return file.getFileStore().getAbsoluteFile();
        }
        if (repository instanceof JdbcStateRepository jdbc && jdbc.getDataSource() != null) {
            return List.of(jdbc.getDataSource(), jdbc.getTableName());
        }
        return new Identity(repository);
    }

    /**
     * Checks the file of a repository that is not started yet. Camel's repository fails at a line that is not an entry
     * with a StringIndexOutOfBoundsException, and then deletes that line and all that follow it from the file.
     *
     * @throws IllegalStateException that names file and line
     */
    static void checkFile(Object repository) {
        if (repository instanceof FileStateRepository states
                && !states.isStarted()
                && states.getFileStore() != null
                && states.getFileStore().exists()) {
            checkLines(states.getFileStore());
        }
    }

    private static void checkLines(File file) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file.toPath(), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.indexOf('=') < 0) {
                    throw new IllegalStateException("line " + number + " of the cursorRepository's file " + file
                            + " is not an entry of the form key=state. Correct it, or delete the file to start over");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the cursorRepository's file " + file + " cannot be read: " + e, e);
        }
    }

    private record Identity(Object repository) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && identity.repository == repository;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(repository);
        }
    }
}
