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
package io.github.camelsim.sandbox.control;

import java.util.List;

/** Writes HTML in which every text is escaped. */
public final class HtmlWriter {
    private static final int LONGEST = 200;

    private final StringBuilder html = new StringBuilder(4096);

    /** Markup that is written unescaped. */
    public HtmlWriter markup(String own) {
        html.append(own);
        return this;
    }

    /** Text from outside: escaped, without control characters, cut to a maximum length. */
    public HtmlWriter text(Object value) {
        String text = value == null ? "" : value.toString();
        int shown =
                text.codePointCount(0, text.length()) > LONGEST ? text.offsetByCodePoints(0, LONGEST) : text.length();
        text.substring(0, shown).codePoints().forEach(this::escape);
        if (shown < text.length()) {
            html.append("\u2026");
        }
        return this;
    }

    /** Text for copying: escaped, with its line ends, of any length. */
    public HtmlWriter preformatted(String text) {
        markup("<pre>");
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\n') {
                html.append('\n');
            } else {
                escape(codePoint);
            }
        });
        return markup("</pre>\n");
    }

    public HtmlWriter heading(String title) {
        return markup("<h2>").text(title).markup("</h2>\n");
    }

    /** A table with right-aligned numbers; it scrolls on narrow screens. */
    public HtmlWriter table(List<String> heads, List<List<Object>> rows) {
        markup("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        heads.forEach(head -> markup("<th scope=\"col\">").text(head).markup("</th>"));
        markup("</tr></thead><tbody>\n");
        for (List<Object> row : rows) {
            markup("<tr>");
            row.forEach(cell -> markup(cell instanceof Number ? "<td class=\"number\">" : "<td>")
                    .text(cell)
                    .markup("</td>"));
            markup("</tr>\n");
        }
        return markup("</tbody></table></div>\n");
    }

    /** Figures with what they count. */
    public HtmlWriter figures(List<Figure> figures) {
        markup("<ul class=\"figures\">");
        figures.forEach(figure -> markup("<li><b>")
                .text(figure.value())
                .markup("</b> ")
                .text(figure.name())
                .markup("</li>\n"));
        return markup("</ul>\n");
    }

    /**
     * A figure and what it counts.
     *
     * @param value the figure; never null
     * @param name what it counts; never null
     */
    public record Figure(Number value, String name) {}

    @Override
    public String toString() {
        return html.toString();
    }

    private void escape(int codePoint) {
        switch (codePoint) {
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> {
                int type = Character.getType(codePoint);
                boolean invisible = Character.isISOControl(codePoint)
                        || type == Character.FORMAT
                        || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR;
                html.appendCodePoint(invisible ? 0xFFFD : codePoint);
            }
        }
    }
}
