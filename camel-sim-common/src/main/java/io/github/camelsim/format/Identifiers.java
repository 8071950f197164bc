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
package io.github.camelsim.format;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts SIM numbers and ICCIDs as people and modems write them to what the API accepts: digits only. */
public final class Identifiers {

    private static final String GROUPS = "[0-9](?:[0-9\\h\\p{Pd}]*[0-9])?";
    private static final Pattern SIM_NUMBER = Pattern.compile("\\h*\\+?\\h*(" + GROUPS + ")\\h*");

    /** Modems store two digits per byte and pad the last byte of 19 digits with F. */
    private static final Pattern ICCID = Pattern.compile("\\h*(" + GROUPS + ")[\\h\\p{Pd}]*[Ff]*\\h*");

    /**
     * The most digits of an international number (ITU-T E.164). Groups with more digits in total are several numbers.
     */
    private static final int MAX_DIGITS = 15;

    /** Of a number with an exponent such as 8.8E+14; a huge exponent would need too much memory. */
    private static final int MAX_ZEROS = 20;

    private static final int SHORTEST_ICCID = 18;

    private Identifiers() {}

    /**
     * The digits of a SIM number.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static String simNumber(Object value) {
        String text = text(value);
        String digits = digits(SIM_NUMBER, text);
        require(digits != null, "is not a SIM number of digits: ", text);
        require(
                digits.length() <= MAX_DIGITS || text.contains(digits), // one group may have more digits
                "has more digits than one SIM number, which has " + MAX_DIGITS + " at most: ",
                text);
        return digits;
    }

    /**
     * The digits of an ICCID.
     *
     * @param fewest digits that the API accepts
     * @param most digits that the API accepts
     * @throws IllegalArgumentException with the reason
     */
    public static String iccid(Object value, int fewest, int most) {
        String text = text(value);
        String digits = digits(ICCID, text);
        boolean valid = digits != null && digits.length() >= fewest && digits.length() <= most;
        require(valid, "is not " + fewest + (most - fewest == 1 ? " or " : " to ") + most + " digits: ", text);
        return digits;
    }

    /**
     * The digits of an identifier in a response: without blanks, dashes, a leading plus, the padding F.
     *
     * @return null if it is not an identifier of digits
     */
    public static String digits(String identifier) {
        if (identifier == null || isDigits(identifier)) {
            return identifier;
        }
        String digits = identifier.replaceAll("[\\s-]", "").replaceAll("^\\+|[Ff]+$", "");
        return isDigits(digits) ? digits : null;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }
    /** Whether two ICCIDs of digits are the same. An ICCID may be written with its check digit or without. */
    public static boolean isSameIccid(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        return longer.equals(shorter)
                || shorter.length() >= SHORTEST_ICCID
                        && longer.length() == shorter.length() + 1
                        && longer.startsWith(shorter);
    }

    private static String text(Object value) {
        require(
                !(value instanceof Double) && !(value instanceof Float),
                "is a floating-point number, whose last digits may be lost; give it as text or as a whole number: ",
                value.toString());
        return value instanceof BigDecimal number && number.scale() > -MAX_ZEROS
                ? number.toPlainString()
                : value.toString().strip();
    }

    private static String digits(Pattern pattern, String text) {
        Matcher written = pattern.matcher(text);
        return written.matches() ? written.group(1).replaceAll("[^0-9]", "") : null;
    }

    private static void require(boolean valid, String reason, String text) {
        if (!valid) {
            throw new IllegalArgumentException(reason + ParameterValue.shown(text));
        }
    }
}
