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
package io.github.camelsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * What the pages say of the values of a parameter.
 *
 * @param example as in a URI
 * @param range in words; empty if the description of the option says it
 * @param accepted values at the ends of the range
 * @param refused values beyond them
 */
public record ParameterSample(String example, String range, List<String> accepted, List<String> refused) {

    /**
     * Fails unless the range is the component's.
     *
     * @param call with a value of the parameter
     */
    public void check(String parameter, Function<String, Exchange> call) {
        for (String value : accepted) {
            assertThat(call.apply(value).getException(IllegalArgumentException.class))
                    .as("%s=%s", parameter, value)
                    .isNull();
        }
        for (String value : refused) {
            assertThat(call.apply(value).getException())
                    .as("%s=%s", parameter, value)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(parameter);
        }
    }
}
