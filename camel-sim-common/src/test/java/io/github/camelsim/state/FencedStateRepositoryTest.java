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
package io.github.camelsim.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.poll.JdbcStateRepository;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two consumers with the same state, one of which was cut off. */
class FencedStateRepositoryTest {

    private static final String LONG = "x".repeat(5_000);

    static Stream<StateRepository<String, String>> repositories() {
        var jdbc = new JdbcStateRepository(JdbcConnectionPool.create("jdbc:h2:mem:fenced;DB_CLOSE_DELAY=-1", "sa", ""));
        jdbc.start();
        jdbc.remove("position");
        jdbc.remove("chunk of its own");
        return Stream.of(jdbc, new MemoryStateRepository());
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void aConsumerWritesWhatItHasReadOrWritten(StateRepository<String, String> repository) {
        var one = new FencedStateRepository(repository, "the repository");
        assertThat(one.getState("position")).isNull();

        for (String state : new String[] {"1", "2", LONG, LONG + "1", LONG + "1", "3"}) {
            one.setState("position", state);
            assertThat(repository.getState("position")).isEqualTo(state);
        }

        var next = new FencedStateRepository(repository, "the repository");
        assertThat(next.getState("position")).isEqualTo("3");
        next.setState("position", "4");
        next.checkState();
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void whatAnotherHasWrittenIsKept(StateRepository<String, String> repository) {
        for (String state : new String[] {"1", LONG}) {
            var one = new FencedStateRepository(repository, "the repository");
            one.getState("position");
            one.setState("position", state);
            repository.setState("position", state + " of another");

            assertThatThrownBy(() -> one.setState("position", "2"))
                    .isInstanceOf(StateOverwrittenException.class)
                    .hasMessageContaining("'position'");
            assertThatThrownBy(() -> one.setState("another", "2")).isInstanceOf(StateOverwrittenException.class);

            assertThat(repository.getState("position")).isEqualTo(state + " of another");
            assertThatThrownBy(one::checkState).isInstanceOf(StateOverwrittenException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void aStateThatWasNeverReadIsWrittenOnlyIfThereIsNone(StateRepository<String, String> repository) {
        repository.setState("chunk of another", "rows");
        var one = new FencedStateRepository(repository, "the repository");

        one.setState("chunk of its own", "1");
        assertThatThrownBy(() -> one.setState("chunk of another", "2")).isInstanceOf(StateOverwrittenException.class);

        assertThat(repository.getState("chunk of its own")).isEqualTo("1");
        assertThat(repository.getState("chunk of another")).isEqualTo("rows");
    }

    @Test
    void aStateThatAnotherHasDeletedIsNotWritten() {
        StateRepository<String, String> repository = repositories().findFirst().orElseThrow();
        var one = new FencedStateRepository(repository, "the repository");
        one.getState("position");
        one.setState("position", "1");
        repository.setState("position", null);

        assertThatThrownBy(() -> one.setState("position", "2")).isInstanceOf(StateOverwrittenException.class);
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void writesAgainWhenItHasReadAgain(StateRepository<String, String> repository) {
        var one = new FencedStateRepository(repository, "the repository");
        one.getState("position");
        one.setState("position", "1");
        repository.setState("position", "of another");
        assertThatThrownBy(() -> one.setState("position", "2")).isInstanceOf(StateOverwrittenException.class);

        one.forget();
        assertThat(one.getState("position")).isEqualTo("of another");
        one.setState("position", "2");

        assertThat(repository.getState("position")).isEqualTo("2");
    }

    @Test
    void aWriteThatIsStoredLongAfterItsFailureIsItsOwn() {
        var states = new MemoryStateRepository();
        var late = new ArrayDeque<Runnable>();
        var slow = new ReplaceableStates(states) {
            @Override
            public boolean replaceState(String key, String expected, String value) {
                if (value.equals("1")) {
                    late.add(() -> super.replaceState(key, expected, value));
                    throw new IllegalStateException("no answer");
                }
                late.forEach(Runnable::run); // after the state was looked up
                late.clear();
                return super.replaceState(key, expected, value);
            }
        };
        var one = new FencedStateRepository(slow, "the repository");
        one.getState("position");
        assertThatThrownBy(() -> one.setState("position", "1")).hasMessage("no answer");

        one.setState("position", "2");

        assertThat(states.getState("position")).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void aWriteThatFailedButWasStoredIsItsOwn(StateRepository<String, String> repository) {
        var failing = new MemoryStateRepository() {
            private boolean fails = true;

            @Override
            public String getState(String key) {
                return repository.getState(key);
            }

            @Override
            public void setState(String key, String value) {
                repository.setState(key, value);
                if (fails) {
                    fails = false;
                    throw new IllegalStateException("no answer");
                }
            }
        };
        var one = new FencedStateRepository(failing, "the repository");
        one.getState("position");
        assertThatThrownBy(() -> one.setState("position", "1")).hasMessage("no answer");

        one.setState("position", "2");

        assertThat(repository.getState("position")).isEqualTo("2");
    }

    private static class ReplaceableStates extends ServiceSupport implements ReplaceableStateRepository {

        private final MemoryStateRepository states;

        ReplaceableStates(MemoryStateRepository states) {
            this.states = states;
        }

        @Override
        public String getState(String key) {
            return states.getState(key);
        }

        @Override
        public void setState(String key, String value) {
            states.setState(key, value);
        }

        @Override
        public boolean replaceState(String key, String expected, String value) {
            boolean same = Objects.equals(states.getState(key), expected);
            if (same) {
                states.setState(key, value);
            }
            return same;
        }
    }
}
