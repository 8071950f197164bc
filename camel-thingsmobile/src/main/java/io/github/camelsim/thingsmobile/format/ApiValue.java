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
package io.github.camelsim.thingsmobile.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the numbers and flags of responses (API document 4), also in other forms that services have been seen to use. */
public final class ApiValue {

    /** The length limit of a number, because the time to parse it grows with the square of its length. */
    public static final int LONGEST = 100;

    private static final Pattern GROUPS_OF_THREE = Pattern.compile("-?[1-9][0-9]{0,2}(?:\\.[0-9]{3})+");
    private static final int LONGEST_CODE = 9;

    private ApiValue() {}

    /**
     * A number of bytes. Bytes have no fraction, so dots before groups of three digits are separators: {@code 13.107} is
     * 13,107. A single dot with only zeros after it is a decimal point: {@code 13.000} is 13.
     *
     * @throws ArithmeticException if the number does not fit into 64 bits
     * @throws NumberFormatException if the text is not a number
     */
    public static Long bytes(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            boolean grouped = GROUPS_OF_THREE.matcher(text).matches() && !isDecimalOfZeros(text);
            BigDecimal number = number(grouped ? text.replace(".", "") : text);
            return number.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
    }

    private static boolean isDecimalOfZeros(String text) {
        return text.endsWith(".000") && text.indexOf('.') == text.length() - 4;
    }

    /**
     * An amount of money or megabytes.
     *
     * @throws ArithmeticException if the number is too long when written without an exponent
     * @throws NumberFormatException if the text is not a number
     */
    public static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > LONGEST) {
            throw new ArithmeticException("too many digits");
        }
        return number;
    }

    /** An error code. A text that is not a number is read as null, so that a malformed code does not hide a KO response. */
    public static Integer code(String text) {
        boolean digits = text.length() <= LONGEST_CODE && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.valueOf(text) : null;
    }

    /** @throws IllegalArgumentException if the text is not a flag */
    public static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new IllegalArgumentException("neither 1, 0, true nor false");
        };
    }
}
