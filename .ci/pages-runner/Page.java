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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page tells its reader to do: {@link Pages} says how it is marked. */
record Page(String name, String text, List<Step> steps) {

    private static final Pattern SOURCE =
            Pattern.compile("\\[source,\\w+,(?:(run|expect)|file=([^,\\]]+)(?:,in=(\\w+))?)]");

    /** A page without a command has no steps. */
    static Page read(Path file) {
        try {
            String text = Files.readString(file);
            return new Page(
                    file.getFileName().toString().replace(".adoc", ""),
                    text,
                    steps(text.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its commands expect PostgreSQL, with the user and the database fleet. */
    boolean needsDatabase() {
        return steps.stream().anyMatch(step -> step instanceof Command command && command.line().startsWith("psql "));
    }

    private static List<Step> steps(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size() - 1; i++) {
            Matcher source = SOURCE.matcher(lines.get(i));
            if (source.matches() && lines.get(i + 1).equals("----")) {
                int end = i + 2 + lines.subList(i + 2, lines.size()).indexOf("----");
                List<String> text = lines.subList(i + 2, end);
                if (source.group(2) != null) {
                    steps.add(new WriteFile(source.group(2), source.group(3), String.join("\n", text) + "\n"));
                } else if (source.group(1).equals("run")) {
                    steps.add(new Command(String.join("\n", text), new ArrayList<>()));
                } else {
                    commandBefore(steps, i).expected().addAll(text);
                }
                i = end;
            }
        }
        return steps.stream().anyMatch(Command.class::isInstance) ? steps : List.of();
    }

    private static Command commandBefore(List<Step> steps, int line) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Command command) {
                return command;
            }
        }
        throw new IllegalStateException("line " + (line + 1) + ": nothing is run before these lines are expected");
    }

    sealed interface Step permits WriteFile, Command {}

    /** @param in the outermost element of that name is where the text is added, at its end; null if it is the whole file */
    record WriteFile(String path, String in, String text) implements Step {

        void writeTo(Path folder) throws IOException {
            Path file = folder.resolve(path);
            if (in == null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
                return;
            }
            String whole = Files.readString(file);
            int end = Pattern.compile("(?m)^ *(?=</" + in + ">)")
                    .matcher(whole)
                    .results()
                    .min(Comparator.comparingInt(indent -> indent.group().length()))
                    .orElseThrow(() -> new IllegalStateException(file + " has no element " + in))
                    .start();
            Files.writeString(file, whole.substring(0, end) + text + whole.substring(end));
        }
    }

    record Command(String line, List<String> expected) implements Step {

        /** The expected lines that are not there yet. */
        List<String> missing(String printed) {
            return expected.stream().filter(line -> !printed.contains(line)).toList();
        }
    }
}
