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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.poll.JdbcStateRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;

/** Where a repository keeps its state: for messages, and to tell whether two repositories share it. */
final class StateLocation {

    private StateLocation() {}

    /** For messages. */
    static String of(StateRepository<String, String> repository) {
        if (repository instanceof FileStateRepository file) {
            return "the cursorRepository's file " + file.getFileStore();
        }
        if (repository instanceof JdbcStateRepository jdbc) {
            return "the cursorRepository's table " + jdbc.getTableName();
        }
        return "the cursorRepository";
    }

    /** Repositories with equal ones have the same state. */
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
     * Camel's repository ends with a StringIndexOutOfBoundsException at a line that is not an entry, and then drops it and
     * all that follow from the file: so the file is checked before the repository starts.
     *
     * @throws IllegalStateException that names file and line
     */
    static void checkFile(Object repository) {
        if (!(repository instanceof FileStateRepository states)
                || states.isStarted()
                || states.getFileStore() == null
                || !states.getFileStore().exists()) {
            return;
        }
        int number = 0;
        try (BufferedReader lines =
                Files.newBufferedReader(states.getFileStore().toPath(), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.indexOf('=') < 0) {
                    throw new IllegalStateException("thingsmobile: line " + number + " of the cursorRepository's file "
                            + states.getFileStore()
                            + " is not an entry of the form key=state. Correct it, or delete the"
                            + " file to start over");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "thingsmobile: the cursorRepository's file " + states.getFileStore() + " cannot be read: " + e, e);
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
