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
package io.github.camelsim.thingsmobile.sandbox.api;

import java.nio.charset.StandardCharsets;

/** Writes XML in the document's layout: one element per line, without indentation. */
final class XmlWriter {
    private final StringBuilder text = new StringBuilder(256);

    XmlWriter open(String element) {
        text.append('<').append(element).append(">\n");
        return this;
    }

    XmlWriter close(String element) {
        text.append("</").append(element).append(">\n");
        return this;
    }

    /** An element with a value; null and empty give an empty element. */
    XmlWriter element(String element, Object value) {
        text.append('<').append(element).append('>');
        if (value != null) {
            escape(value.toString());
        }
        text.append("</").append(element).append(">\n");
        return this;
    }

    /** An element without content, in the short form. */
    XmlWriter empty(String element) {
        text.append('<').append(element).append("/>\n");
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String value) {
        if (isPlain(value)) {
            text.append(value);
            return;
        }
        value.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> {
                    if (isAllowed(codePoint)) {
                        text.appendCodePoint(codePoint);
                    }
                }
            }
        });
    }

    private static boolean isPlain(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character < 0x20
                    || character > 0x7E
                    || character == '<'
                    || character == '>'
                    || character == '&'
                    || character == '"') {
                return false;
            }
        }
        return true;
    }

    /** The Char production of XML 1.0; other characters cannot be written, not even escaped. */
    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint >= 0x20 && codePoint <= 0xD7FF
                || codePoint >= 0xE000 && codePoint <= 0xFFFD
                || codePoint >= 0x10000;
    }
}
