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
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** A repository whose writes fail when a test wants it, before or after they have taken effect. */
public final class FaultyStates extends MemoryStateRepository {

    private final Map<String, String> kept = new ConcurrentSkipListMap<>();
    private final Random random;
    private volatile double failingPart;
    private volatile boolean failAll;
    private int writesLeft = -1;

    public FaultyStates() {
        this(new Random(0));
    }

    public FaultyStates(Random random) {
        this.random = random;
    }

    /** The {@code n}-th write from now fails; 1 is the next. */
    public synchronized void failWrite(int n) {
        writesLeft = n;
    }

    public void failAll(boolean fail) {
        failAll = fail;
    }

    /** That part of all writes and reads fails; half of the writes that fail have taken effect. */
    public void failRandomly(double part) {
        failingPart = part;
    }

    /** As another process would find it now. */
    public synchronized FaultyStates copy() {
        FaultyStates copy = new FaultyStates(random);
        copy.kept.putAll(kept);
        copy.failingPart = failingPart;
        return copy;
    }

    @Override
    public synchronized void setState(String key, String value) {
        boolean fails = failAll || --writesLeft == 0 || random.nextDouble() < failingPart;
        if (!fails || failingPart > 0 && random.nextBoolean()) {
            kept.put(key, value);
        }
        if (fails) {
            throw new IllegalStateException("the repository is down");
        }
    }

    @Override
    public synchronized String getState(String key) {
        if (random.nextDouble() < failingPart) {
            throw new IllegalStateException("the repository is down");
        }
        return kept.get(key);
    }
}
