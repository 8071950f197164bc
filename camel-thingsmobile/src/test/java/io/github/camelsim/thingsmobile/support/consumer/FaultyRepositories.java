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
package io.github.camelsim.thingsmobile.support.consumer;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Repositories that outlive a context and fail at random, before or after the operation has taken effect. */
public final class FaultyRepositories {

    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final RandomGenerator random;
    private volatile double share;

    public FaultyRepositories(RandomGenerator random) {
        this.random = random;
    }

    /** @param ofCalls the share of calls that fail from now on */
    public void fail(double ofCalls) {
        share = ofCalls;
    }

    public Memory memory() {
        return new Memory(new States(), new Keys());
    }

    private void mayFail() {
        boolean fails;
        synchronized (random) {
            fails = random.nextDouble() < share;
        }
        if (fails) {
            throw new IllegalStateException("the repository is down");
        }
    }

    private final class States extends MemoryStateRepository {

        @Override
        public void setState(String key, String value) {
            mayFail();
            states.put(key, value);
            mayFail();
        }

        @Override
        public String getState(String key) {
            mayFail();
            return states.get(key);
        }
    }

    private final class Keys extends ServiceSupport implements IdempotentRepository {

        @Override
        public boolean add(String key) {
            mayFail();
            boolean added = keys.add(key);
            mayFail();
            return added;
        }

        @Override
        public boolean contains(String key) {
            mayFail();
            return keys.contains(key);
        }

        @Override
        public boolean remove(String key) {
            return keys.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            return true;
        }

        @Override
        public void clear() {
            keys.clear();
        }
    }
}
