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
package io.github.camelsim.infobip.sandbox.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON object (RFC 8259) strictly; bodies that are none are an {@link InfobipError} 400. */
final class JsonReader {
    private static final int DEEPEST = 32;

    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    static Map<String, Object> object(byte[] body) {
        JsonReader reader = new JsonReader(decoded(body));
        reader.blanks();
        if (reader.peek() != '{') {
            throw reader.wrong();
        }
        Map<String, Object> object = reader.object();
        reader.blanks();
        if (reader.position < reader.text.length()) {
            throw reader.wrong();
        }
        return object;
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw InfobipError.badRequest("The body is not UTF-8");
        }
    }

    private Object value() {
        depth++;
        if (depth > DEEPEST) {
            throw wrong();
        }
        blanks();
        Object value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    case 't' -> word("true", true);
                    case 'f' -> word("false", false);
                    case 'n' -> word("null", null);
                    default -> number();
                };
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        position++;
        blanks();
        if (peek() == '}') {
            position++;
            return object;
        }
        do {
            blanks();
            if (peek() != '"') {
                throw wrong();
            }
            String name = string();
            blanks();
            expect(':');
            object.put(name, value());
            blanks();
        } while (skips(','));
        expect('}');
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        position++;
        blanks();
        if (peek() == ']') {
            position++;
            return array;
        }
        do {
            array.add(value());
            blanks();
        } while (skips(','));
        expect(']');
        return array;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        position++;
        while (peek() != '"') {
            char character = text.charAt(position++);
            if (character < 0x20) {
                throw wrong();
            }
            string.append(character == '\\' ? escaped() : character);
        }
        position++;
        return string.toString();
    }

    private char escaped() {
        char escape = peek();
        position++;
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong();
        };
    }

    private char unicode() {
        int end = position + 4;
        if (end > text.length() || !text.substring(position, end).matches("[0-9a-fA-F]{4}")) {
            throw wrong();
        }
        char character = (char) Integer.parseInt(text.substring(position, end), 16);
        position = end;
        return character;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, position)) {
            throw wrong();
        }
        position += word.length();
        return value;
    }

    /** Numbers are no value of any parameter, so that their size does not matter. */
    private Double number() {
        int start = position;
        while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String number = text.substring(start, position);
        if (!number.matches("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?")) {
            throw wrong();
        }
        return Double.valueOf(number);
    }

    private void blanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private boolean skips(char character) {
        boolean found = position < text.length() && text.charAt(position) == character;
        position += found ? 1 : 0;
        return found;
    }

    private void expect(char character) {
        if (!skips(character)) {
            throw wrong();
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw wrong();
        }
        return text.charAt(position);
    }

    private InfobipError wrong() {
        return InfobipError.badRequest("The body is not a JSON object: error at character " + (position + 1));
    }
}
