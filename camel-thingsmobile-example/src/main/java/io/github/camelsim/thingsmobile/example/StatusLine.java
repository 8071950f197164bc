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

import java.io.Console;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/** A line at the bottom of a terminal that changes, below the lines that the program prints. */
final class StatusLine implements AutoCloseable {

    /** So that a line is not broken, which could not be erased. */
    private static final int WIDTH = 78;

    private final PrintStream terminal;
    private final Runnable restore;
    private String shown = "";

    private StatusLine(PrintStream terminal, Runnable restore) {
        this.terminal = terminal;
        this.restore = restore;
    }

    /** Empty if the program does not run on a terminal: its output goes to a file or to another program. */
    static Optional<StatusLine> ofTerminal() {
        if (!isTerminal(System.console()) || "dumb".equals(System.getenv("TERM"))) {
            return Optional.empty();
        }
        PrintStream out = System.out;
        var line = new StatusLine(out, () -> System.setOut(out));
        System.setOut(line.above());
        return Optional.of(line);
    }

    /** On a terminal of a test. */
    static StatusLine on(PrintStream terminal) {
        return new StatusLine(terminal, () -> {});
    }

    /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** What is printed here appears above the line. */
    PrintStream above() {
        return new PrintStream(new Above(terminal), true);
    }

    /** Replaces the line. An empty one takes no place. */
    synchronized void show(String text) {
        String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
        erase();
        terminal.print(line);
        terminal.flush();
        shown = line;
    }

    private void erase() {
        if (!shown.isEmpty()) {
            terminal.print("\r" + " ".repeat(shown.length()) + "\r");
        }
    }

    /** Removes the line. */
    @Override
    public void close() {
        show("");
        restore.run();
    }

    private final class Above extends FilterOutputStream {

        Above(OutputStream terminal) {
            super(terminal);
        }

        @Override
        public void write(int character) throws IOException {
            write(new byte[] {(byte) character}, 0, 1);
        }

        /** The line is back as soon as what is printed has ended its own. */
        @Override
        public void write(byte[] text, int offset, int length) throws IOException {
            synchronized (StatusLine.this) {
                String line = shown;
                show("");
                out.write(text, offset, length);
                boolean ended = length > 0 && text[offset + length - 1] == '\n';
                if (ended) {
                    show(line);
                }
            }
        }
    }
}
