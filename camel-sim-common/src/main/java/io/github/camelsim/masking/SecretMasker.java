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

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Removes secrets from text of others, in any escaped form (see {@link EscapedForms}). Text is masked before it is cut, so
 * that no part of a secret is left at the end.
 */
public final class SecretMasker {

    private static final String HIDDEN = "xxxxxx";

    /** The longest escaped form of one character of a secret. */
    private static final int LONGEST_FORM = 24;

    /** A text that ends with this many characters of the beginning of a secret has a secret that was cut elsewhere. */
    private static final int SHORTEST_BEGINNING = 4;

    private static final int MESSAGE = 500;
    private static final int LONGEST_CAUSE = 4_000;

    private final List<int[]> secrets;
    private final int margin;

    /** @param secrets null and empty texts are ignored */
    public SecretMasker(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .map(StringUtils::normalizeSpace)
                .filter(StringUtils::isNotEmpty)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(secret -> secret.codePoints().toArray())
                .toList();
        this.margin = LONGEST_FORM
                * this.secrets.stream().mapToInt(secret -> secret.length).max().orElse(1);
    }

    /** The text without secrets. */
    public String mask(String text) {
        return mask(text, false);
    }

    /**
     * The text without secrets, with escaped control characters, and cut.
     *
     * @param most the largest number of characters of the text that are shown
     */
    public String shown(String text, int most) {
        int end = most + margin;
        if (text.length() <= end) {
            return ShownText.of(mask(text), most);
        }
        String shown = ShownText.of(mask(text.substring(0, end), true), most);
        return shown.endsWith(ShownText.CUT) ? shown : shown + ShownText.CUT;
    }

    /** The same with white space as one blank. Reads no more of the text than is needed. */
    public String shown(Reader text, int most) {
        int end = most + margin;
        var line = new StringBuilder();
        try {
            for (int c = text.read(); c >= 0 && line.length() <= end; c = text.read()) {
                if (!Character.isWhitespace(c)) {
                    line.append((char) c);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown(line.length() <= end ? line.toString().strip() : line.toString(), most);
    }

    /** The same, with the longest length of a message. */
    public String shown(String text) {
        return shown(text, MESSAGE);
    }

    /** The cause, or null if the text of a cause has a secret, control characters or many lines. */
    public Throwable presentable(Throwable cause) {
        boolean harmless = ExceptionUtils.getThrowableList(cause).stream()
                .map(link -> String.valueOf(link.getMessage()))
                .allMatch(this::isPresentable);
        return harmless ? cause : null;
    }

    /** The lines that parsers add to a message, such as the location of the error, are allowed. */
    private boolean isPresentable(String text) {
        return text.length() <= LONGEST_CAUSE
                && text.lines().skip(1).allMatch(line -> line.startsWith(" at "))
                && text.lines().allMatch(ShownText::isPlain)
                && text.equals(mask(text));
    }

    private String mask(String text, boolean cut) {
        var clean = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < text.length(); ) {
            int end = endOfSecret(text, i, cut);
            if (end > i) {
                clean.append(text, copied, i).append(HIDDEN);
                copied = end;
                i = end;
            } else {
                i++;
            }
        }
        return copied == 0 ? text : clean.append(text, copied, text.length()).toString();
    }

    /** The end index of the secret that begins at an index of the text; -1 if none does. */
    private int endOfSecret(String text, int start, boolean cut) {
        int end = -1;
        for (int[] secret : secrets) {
            if (EscapedForms.mayBegin(text.charAt(start), secret[0])) {
                end = Math.max(end, end(secret, text, start, cut));
            }
        }
        return end;
    }

    private static int end(int[] secret, String text, int start, boolean cut) {
        Set<Integer> places = Set.of(start);
        for (int i = 0; i < secret.length; i++) {
            var ends = new TreeSet<Integer>();
            for (int place : places) {
                if (place == text.length() && i >= (cut ? 1 : SHORTEST_BEGINNING)) {
                    return place;
                }
                EscapedForms.ends(text, place, secret[i], ends);
            }
            if (ends.isEmpty()) {
                return -1;
            }
            places = ends;
        }
        return ((TreeSet<Integer>) places).last();
    }
}
