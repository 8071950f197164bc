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
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** The snapshot of a node that was cut off, and whose place another node has taken. */
class SharedSnapshotIT {

    private static final StateKey KEY = new StateKey("imaginary", "user", "names", Map.of());
    private static final String CHUNKS = KEY.text() + "/sims";

    private final MemoryStateRepository states = new MemoryStateRepository();

    @Test
    void aChunkThatAnotherNodeHasAddedIsKept() {
        Snapshot<String> cutOff = opened();
        Snapshot<String> successor = opened();
        successor.put("a");

        assertThatThrownBy(() -> cutOff.put("b")).isInstanceOf(StateOverwrittenException.class);

        assertThat(states.getState(CHUNKS + "/0")).isEqualTo("[a]");
        assertThat(opened().keys()).containsExactly("a");
    }

    @Test
    void aChunkWhoseNumberWasNotWrittenIsReplaced() {
        states.setState(CHUNKS + "/0", "[of before]");
        states.setState(CHUNKS + "/1", "[of before]");
        Snapshot<String> snapshot = opened();
        assertThat(snapshot.keys()).isEmpty();

        for (int row = 0; row < 101; row++) {
            snapshot.put("row " + row);
        }

        assertThat(states.getState(CHUNKS)).isEqualTo("2");
        assertThat(states.getState(CHUNKS + "/1")).isEqualTo("[row 100]");
    }

    private Snapshot<String> opened() {
        var repositories = new ConsumerRepositories(new DefaultCamelContext(), "names", KEY, List.of(), states, null);
        repositories.open();
        var snapshot = new Snapshot<>(repositories, new Names(), 1);
        snapshot.open();
        return snapshot;
    }

    /** Rows that are names without a comma. */
    private static final class Names implements RowCodec<String> {

        @Override
        public String key(String row) {
            return row;
        }

        @Override
        public String write(String row) {
            return row;
        }

        @Override
        public String read(String json) {
            return json;
        }

        @Override
        public List<String> readAll(String json) {
            return List.of(json.substring(1, json.length() - 1).split(","));
        }
    }
}
