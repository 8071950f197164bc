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
package io.github.camelsim.masking;

/** Text of others as logs and messages show it: short, on one line, without control characters. */
public final class ShownText {

    static final String CUT = "...";

    private ShownText() {}

    /** @param most the largest number of characters of the text that are shown */
    public static String of(String text, int most) {
        var shown = new StringBuilder(Math.min(text.length(), most));
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (shown.length() >= most) {
                return shown.append(CUT).toString();
            }
            append(shown, character);
            i += Character.charCount(character);
        }
        return shown.toString();
    }

    /** Whether no character of the text is escaped. */
    static boolean isPlain(String text) {
        return text.codePoints().noneMatch(ShownText::isEscaped);
    }

    private static void append(StringBuilder shown, int character) {
        if (!isEscaped(character)) {
            shown.appendCodePoint(character);
            return;
        }
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> shown.append(String.format("\\u%04x", character));
        }
    }

    /** Control and invisible characters, changes of the text direction, other line ends, unpaired surrogates. */
    private static boolean isEscaped(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
