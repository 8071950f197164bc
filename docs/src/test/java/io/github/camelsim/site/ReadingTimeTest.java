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

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTimeTest {

    @ParameterizedTest
    @CsvSource({
        "<p>, 'word ', 440, </p>, 2.0",
        "<table><td>, 'word ', 880, </td></table>, 1.0",
        "<pre>, 'a line of code\n', 60, </pre>, 1.0",
        "<details><p>, 'word ', 880, </p></details>, 0.0",
    })
    void isLessForWhatIsLookedUp(String begin, String repeated, int times, String end, double minutes) {
        String html = begin + repeated.repeat(times) + end;

        assertThat(ReadingTime.minutes(Jsoup.parseBodyFragment(html).body())).isEqualTo(minutes);
    }
}
