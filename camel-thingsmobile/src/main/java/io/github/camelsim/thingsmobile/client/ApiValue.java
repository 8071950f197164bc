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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the API writes numbers and flags (API document 4), and how they have been seen to be written otherwise. */
final class ApiValue {

    /** Reading a number takes time that grows with the square of its length. */
    static final int LONGEST = 100;

    private static final Pattern GROUPS_OF_THREE = Pattern.compile("-?[1-9][0-9]{0,2}(?:\\.[0-9]{3})+");
    private static final int LONGEST_CODE = 9;

    private ApiValue() {}

    /**
     * A number of bytes. It has no fraction, so a dot before each three digits divides groups: {@code 13.107} is
     * 13,107. With nothing but zeros behind its one dot it is a number with decimals: {@code 13.000} is 13.
     *
     * @throws ArithmeticException if it is no 64-bit number
     * @throws NumberFormatException if it is no number
     */
    static Long bytes(String text) {
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
     * @throws ArithmeticException if it is too long when written without an exponent
     * @throws NumberFormatException if it is no number
     */
    static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > LONGEST) {
            throw new ArithmeticException("too many digits");
        }
        return number;
    }

    /** The code is a number or it is none: a KO answer stays one whatever it calls itself. */
    static Integer code(String text) {
        boolean digits = text.length() <= LONGEST_CODE && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.valueOf(text) : null;
    }

    /** @throws IllegalArgumentException if it is none */
    static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new IllegalArgumentException("neither 1, 0, true nor false");
        };
    }
}
