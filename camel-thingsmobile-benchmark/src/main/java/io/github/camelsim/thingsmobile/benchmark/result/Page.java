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
package io.github.camelsim.thingsmobile.benchmark.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the documentation with tables between two comment lines, {@code // table: NAME} and {@code // end: NAME}. */
public final class Page {

    private final Path file;

    public Page(Path file) {
        this.file = file;
    }

    public void replace(String name, List<String> table) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int start = lines.indexOf("// table: " + name);
        int end = lines.indexOf("// end: " + name);
        if (start < 0 || end < start) {
            throw new IllegalStateException(file + " has no place for the table " + name);
        }
        List<String> between = lines.subList(start + 1, end);
        between.clear();
        between.addAll(table);
        Files.write(file, lines);
    }
}
