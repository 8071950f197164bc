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

import java.util.Locale;

/**
 * Text of the service as it is shown on a console: a SIM may be named with line ends, escape sequences or characters
 * that change the direction of writing, which could forge or hide lines.
 */
final class Printable {

    private Printable() {}

    /**
     * @param text may be null, which is shown as {@code null}
     * @param longest number of characters after which the text is cut
     */
    static String of(Object text, int longest) {
        int[] characters = String.valueOf(text).codePoints().limit(longest + 1L).toArray();
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(characters.length, longest); i++) {
            append(shown, characters[i]);
        }
        return characters.length > longest ? shown.append("...").toString() : shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> escape(shown, character);
            default -> shown.appendCodePoint(character);
        }
    }

    private static void escape(StringBuilder shown, int character) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(character)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        }
    }
}
