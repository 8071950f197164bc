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
package io.github.camelsim.site;

import org.jsoup.nodes.Element;

/**
 * How long a page takes to read: a minute for 220 words of running text. Tables and code are looked up rather than read, so a
 * minute is 880 words of a table, or 60 lines of code. What is folded in, such as a route in a further language, counts nothing.
 */
final class ReadingTime {

    static final int LONGEST_MINUTES = 10;

    private static final double WORDS = 220;
    private static final double WORDS_OF_TABLES = 880;
    private static final double LINES_OF_CODE = 60;

    private ReadingTime() {}

    static double minutes(Element content) {
        Element text = content.clone();
        text.select("details").remove();
        long lines = text.select("pre").stream()
                .mapToLong(code -> code.wholeText().lines().count())
                .sum();
        text.select("pre").remove();
        long inTables = text.select("table").stream()
                .mapToLong(table -> words(table.text()))
                .sum();
        text.select("table").remove();
        return words(text.text()) / WORDS + inTables / WORDS_OF_TABLES + lines / LINES_OF_CODE;
    }

    private static long words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
