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
package io.github.camelsim.thingsmobile.client;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ways in which a text may spell a character: as it is, in the other case, or escaped for URLs (%26), for XML and
 * HTML (&amp;amp; &amp;#38; &amp;#x26;) or for JSON and JavaScript (\u0026 \x26 \/), also where the escape is escaped
 * itself. An escape that the end of the text cuts counts as whole.
 */
final class EscapedForms {

    /** How often a text may be escaped. */
    private static final int MOST_ESCAPED = 3;

    private static final int LONGEST_NAME = 10;
    private static final char UNKNOWN = '\uFFFD';
    private static final Map<Integer, String[]> NAMES = names();

    private EscapedForms() {}

    /** A quick look that finds every place where a spelling of the character may begin. */
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

    /** Adds the places at which a spelling of the character ends that begins at the given one. */
    static void ends(String text, int place, int character, Set<Integer> ends) {
        ends(text, place, character, MOST_ESCAPED, ends);
    }

    private static void ends(String text, int place, int character, int escaped, Set<Integer> ends) {
        if (place >= text.length()) {
            return;
        }
        int there = text.codePointAt(place);
        if (isSame(there, character)) {
            ends.add(place + Character.charCount(there));
        }
        if (character == ' ') {
            blanks(text, place, ends);
            ends(text, place, '+', escaped, ends);
        }
        if (character > 127) {
            lost(text, place, character, ends);
        }
        if (escaped > 0 && (there == '%' || there == '&' || there == '\\')) {
            percent(text, place, character, escaped - 1, ends);
            entity(text, place, character, escaped - 1, ends);
            backslash(text, place, character, escaped - 1, ends);
        }
    }

    private static boolean isSame(int one, int other) {
        return one == other
                || Character.toLowerCase(Character.toUpperCase(one))
                        == Character.toLowerCase(Character.toUpperCase(other));
    }

    private static void blanks(String text, int place, Set<Integer> ends) {
        for (int i = place; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            ends.add(i + 1);
        }
    }

    /** What becomes of a character that is decoded with the wrong charset. */
    private static void lost(String text, int place, int character, Set<Integer> ends) {
        String mistaken = new String(utf8(character), StandardCharsets.ISO_8859_1);
        if (text.startsWith(mistaken, place)) {
            ends.add(place + mistaken.length());
        }
        for (int i = place; i < text.length() && i < place + 4 && isLost(text.charAt(i)); i++) {
            ends.add(i + 1);
        }
    }

    private static boolean isLost(char c) {
        return c == UNKNOWN || c == '?';
    }

    private static byte[] utf8(int character) {
        return Character.toString(character).getBytes(StandardCharsets.UTF_8);
    }

    private static void percent(String text, int place, int character, int escaped, Set<Integer> ends) {
        percent(text, place, utf8(character), escaped, ends);
        if (character > 127 && character < 256) {
            percent(text, place, new byte[] {(byte) character}, escaped, ends);
        }
        int other = otherCase(character);
        if (other != character) {
            percent(text, place, utf8(other), escaped, ends);
        }
    }

    private static void percent(String text, int place, byte[] bytes, int escaped, Set<Integer> ends) {
        Set<Integer> places = Set.of(place);
        for (byte b : bytes) {
            Set<Integer> next = new TreeSet<>();
            for (int from : places) {
                for (int digits : spelled(text, from, '%', escaped)) {
                    hex(text, digits, 2, b & 0xFF, next);
                }
            }
            places = next;
        }
        ends.addAll(places);
    }

    private static void entity(String text, int place, int character, int escaped, Set<Integer> ends) {
        for (int start : spelled(text, place, '&', escaped)) {
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
                ends.addAll(spelled(text, body, ';', escaped));
            }
        }
    }

    private static void number(String text, int start, int character, int escaped, Set<Integer> bodies) {
        for (int sign : spelled(text, start, '#', escaped)) {
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

    private static void backslash(String text, int place, int character, int escaped, Set<Integer> ends) {
        for (int start : spelled(text, place, '\\', escaped)) {
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
        Set<Integer> places = new TreeSet<>();
        hex(text, digits, 4, units[0], places);
        if (units.length == 1) {
            hex(text, digits, 4, otherCase(character), places);
            ends.addAll(places);
            return;
        }
        for (int place : places) {
            for (int start : spelled(text, place, '\\', escaped)) {
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

    private static void hex(String text, int place, int length, int value, Set<Integer> ends) {
        word(text, place, String.format("%0" + length + "x", value), ends);
    }

    /** A word in any case, or as much of it as is there before the text ends. */
    private static void word(String text, int place, String word, Set<Integer> ends) {
        int there = Math.min(word.length(), text.length() - place);
        if (there >= 0 && text.regionMatches(true, place, word, 0, there)) {
            ends.add(place + there);
        }
    }

    private static Set<Integer> spelled(String text, int place, int character, int escaped) {
        Set<Integer> ends = new TreeSet<>();
        ends(text, place, character, escaped, ends);
        return ends;
    }

    /** HTML's names of the characters that secrets have and that are escaped. */
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
