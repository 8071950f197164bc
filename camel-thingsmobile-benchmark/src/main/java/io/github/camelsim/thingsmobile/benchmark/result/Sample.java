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
package io.github.camelsim.thingsmobile.benchmark.result;

import java.util.Arrays;
import java.util.Locale;

/** The same figure, measured some times. */
public record Sample(double[] values) {

    public Sample {
        values = values.clone();
        Arrays.sort(values);
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    public double min() {
        return values[0];
    }

    public double median() {
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    double max() {
        return values[values.length - 1];
    }

    /** The middle value, and the range if there is one: {@code 0.98 (0.97-0.99)}; a dash if nothing was measured. */
    public String text() {
        if (isEmpty()) {
            return "-";
        }
        String middle = number(median());
        String least = number(min());
        String most = number(max());
        return least.equals(most) ? middle : middle + " (" + least + "-" + most + ")";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
