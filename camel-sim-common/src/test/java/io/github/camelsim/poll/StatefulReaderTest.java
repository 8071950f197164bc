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
package io.github.camelsim.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.state.StateOverwrittenException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

class StatefulReaderTest {

    private final MemoryStateRepository states = new MemoryStateRepository();
    private final AtomicInteger polls = new AtomicInteger();

    @Test
    void aPollFailsIfAnExchangeHasFoundThatTheStateIsOfAnotherNode() throws Exception {
        var repositories = new ConsumerRepositories(
                new DefaultCamelContext(),
                "names",
                new StateKey("imaginary", "user", "names", Map.of()),
                List.of(),
                states,
                null);
        var reader = new StatefulReader(polls::incrementAndGet, repositories);
        reader.open();
        repositories.cursor().setState("position", "1");
        states.setState("position", "2 of another");
        assertThatThrownBy(() -> repositories.cursor().setState("position", "2"))
                .isInstanceOf(StateOverwrittenException.class);

        assertThatThrownBy(reader::poll).isInstanceOf(StateOverwrittenException.class);
        assertThat(polls).hasValue(0);

        assertThat(reader.poll()).isEqualTo(1);
        assertThat(repositories.cursor().getState("position")).isEqualTo("2 of another");
        repositories.cursor().setState("position", "3");
    }
}
