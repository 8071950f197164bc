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

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the forms in which a text may contain a character: unchanged, in the other case, or escaped for URLs (%26), for
 * XML and HTML (&amp;amp; &amp;#38; &amp;#x26;) or for JSON and JavaScript (&#92;u0026 &#92;x26 &#92;/), where the
 * escape may be escaped again. An escape that is cut off by the end of the text counts as complete.
 */
final class EscapedForms {

    /** How many times a text may be escaped. */
    private static final int MAX_ESCAPES = 3;

    private static final int LONGEST_NAME = 10;
    private static final char UNKNOWN = '\uFFFD';
    private static final Map<Integer, String[]> NAMES = names();

    private EscapedForms() {}

    /** A fast check that is true wherever a form of the character may begin; it may be true elsewhere. */
    static boolean mayBegin(char first, int character) {
        return first == '%'
                || first == '&'
                || first == '\\'
                || first == '+'
                || first == '?'
                || first > 127
                || isSame(first, character)
                || Character.isWhitespace(first) && character == ' ';
    }

    /** Adds the end indexes of all forms of the character that begin at the given index. */
    static void ends(String text, int index, int character, Set<Integer> ends) {
        ends(text, index, character, MAX_ESCAPES, ends);
    }

    private static void ends(String text, int index, int character, int escaped, Set<Integer> ends) {
        if (index >= text.length()) {
            return;
        }
        int codePoint = text.codePointAt(index);
        if (isSame(codePoint, character)) {
            ends.add(index + Character.charCount(codePoint));
        }
        if (character == ' ') {
            blanks(text, index, ends);
            ends(text, index, '+', escaped, ends);
        }
        if (character > 127) {
            lost(text, index, character, ends);
        }
        if (escaped > 0 && (codePoint == '%' || codePoint == '&' || codePoint == '\\')) {
            percent(text, index, character, escaped - 1, ends);
            entity(text, index, character, escaped - 1, ends);
            backslash(text, index, character, escaped - 1, ends);
        }
    }

    private static boolean isSame(int one, int other) {
        return one == other
                || Character.toLowerCase(Character.toUpperCase(one))
                        == Character.toLowerCase(Character.toUpperCase(other));
    }

    private static void blanks(String text, int index, Set<Integer> ends) {
        for (int i = index; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            ends.add(i + 1);
        }
    }

    /** The forms of a character that was decoded with the wrong charset. */
    private static void lost(String text, int index, int character, Set<Integer> ends) {
        String mistaken = new String(utf8(character), StandardCharsets.ISO_8859_1);
        if (text.startsWith(mistaken, index)) {
            ends.add(index + mistaken.length());
        }
        for (int i = index; i < text.length() && i < index + 4 && isLost(text.charAt(i)); i++) {
            ends.add(i + 1);
        }
    }

    private static boolean isLost(char c) {
        return c == UNKNOWN || c == '?';
    }

    private static byte[] utf8(int character) {
        return Character.toString(character).getBytes(StandardCharsets.UTF_8);
    }

    private static void percent(String text, int index, int character, int escaped, Set<Integer> ends) {
        percent(text, index, utf8(character), escaped, ends);
        if (character > 127 && character < 256) {
            percent(text, index, new byte[] {(byte) character}, escaped, ends);
        }
        int other = otherCase(character);
        if (other != character) {
            percent(text, index, utf8(other), escaped, ends);
        }
    }

    private static void percent(String text, int index, byte[] bytes, int escaped, Set<Integer> ends) {
        Set<Integer> indexes = Set.of(index);
        for (byte b : bytes) {
            Set<Integer> next = new TreeSet<>();
            for (int from : indexes) {
                for (int digits : formsOf(text, from, '%', escaped)) {
                    hex(text, digits, 2, b & 0xFF, next);
                }
            }
            indexes = next;
        }
        ends.addAll(indexes);
    }

    private static void entity(String text, int index, int character, int escaped, Set<Integer> ends) {
        for (int start : formsOf(text, index, '&', escaped)) {
            Set<Integer> bodies = new TreeSet<>();
            if (start >= text.length()) {
                bodies.add(start);
            }
            number(text, start, character, escaped, bodies);
            for (String name : NAMES.getOrDefault(character, new String[0])) {
                word(text, start, name, bodies);
            }
            if (character > 127) {
                anyName(text, start, bodies);
            }
            for (int body : bodies) {
                ends.add(body);
                ends.addAll(formsOf(text, body, ';', escaped));
            }
        }
    }

    private static void number(String text, int start, int character, int escaped, Set<Integer> bodies) {
        for (int sign : formsOf(text, start, '#', escaped)) {
            boolean hex = sign < text.length() && (text.charAt(sign) == 'x' || text.charAt(sign) == 'X');
            int radix = hex ? 16 : 10;
            int from = hex ? sign + 1 : sign;
            int value = 0;
            int i = from;
            for (; i < text.length() && value <= Character.MAX_CODE_POINT; i++) {
                int digit = Character.digit(text.charAt(i), radix);
                if (digit < 0) {
                    break;
                }
                value = value * radix + digit;
                if (isSame(value, character)) {
                    bodies.add(i + 1);
                }
            }
            if (i >= text.length()) {
                bodies.add(text.length());
            }
        }
    }

    private static void anyName(String text, int start, Set<Integer> bodies) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_NAME && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        if (end > start) {
            bodies.add(end);
        }
    }

    private static void backslash(String text, int index, int character, int escaped, Set<Integer> ends) {
        for (int start : formsOf(text, index, '\\', escaped)) {
            if (start >= text.length()) {
                ends.add(start);
                continue;
            }
            char kind = text.charAt(start);
            if (kind == 'u' || kind == 'U') {
                units(text, start + 1, character, escaped, ends);
            } else if (kind == 'x' || kind == 'X') {
                hex(text, start + 1, 2, character, ends);
                hex(text, start + 1, 2, otherCase(character), ends);
            } else if (kind == character) {
                ends.add(start + 1);
            }
        }
    }

    private static void units(String text, int digits, int character, int escaped, Set<Integer> ends) {
        char[] units = Character.toChars(character);
        Set<Integer> indexes = new TreeSet<>();
        hex(text, digits, 4, units[0], indexes);
        if (units.length == 1) {
            hex(text, digits, 4, otherCase(character), indexes);
            ends.addAll(indexes);
            return;
        }
        for (int index : indexes) {
            for (int start : formsOf(text, index, '\\', escaped)) {
                if (text.startsWith("u", start)) {
                    hex(text, start + 1, 4, units[1], ends);
                }
            }
        }
    }

    private static int otherCase(int character) {
        int upper = Character.toUpperCase(character);
        return upper == character ? Character.toLowerCase(character) : upper;
    }

    private static void hex(String text, int index, int length, int value, Set<Integer> ends) {
        word(text, index, String.format("%0" + length + "x", value), ends);
    }

    /** A word in any case, or its beginning if the text ends within it. */
    private static void word(String text, int index, String word, Set<Integer> ends) {
        int length = Math.min(word.length(), text.length() - index);
        if (length >= 0 && text.regionMatches(true, index, word, 0, length)) {
            ends.add(index + length);
        }
    }

    private static Set<Integer> formsOf(String text, int index, int character, int escaped) {
        Set<Integer> ends = new TreeSet<>();
        ends(text, index, character, escaped, ends);
        return ends;
    }

    /** The HTML names of the characters that secrets contain and that are escaped. */
    private static Map<Integer, String[]> names() {
        String list = "&=amp <=lt >=gt \"=quot '=apos +=plus %=percnt #=num $=dollar !=excl (=lpar )=rpar *=ast,midast"
                + " ,=comma .=period /=sol :=colon ;=semi ?=quest @=commat [=lsqb,lbrack \\=bsol ]=rsqb,rbrack ^=Hat"
                + " _=lowbar `=grave {=lcub,lbrace |=verbar,vert }=rcub,rbrace -=hyphen,dash ~=tilde";
        Map<Integer, String[]> names = new HashMap<>();
        for (String entry : list.split(" ")) {
            names.put(
                    (int) entry.charAt(0),
                    entry.substring(2).toLowerCase(Locale.ROOT).split(","));
        }
        names.put((int) '=', new String[] {"equals"});
        names.put((int) ' ', new String[] {"nbsp"});
        return names;
    }
}
