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

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Ends many that wait at once: what continues each may take its time, but a thread for each would be too many. */
public final class Drain {

    private static final int THREADS = 16;

    private Drain() {}

    /** Does something to each of the elements that are there now, on a few threads of the pool. */
    public static <T> void each(Collection<T> elements, Executor pool, Consumer<T> step) {
        Queue<T> rest = new ConcurrentLinkedQueue<>(elements);
        for (int i = 0; i < Math.min(THREADS, rest.size()); i++) {
            pool.execute(() -> {
                for (T next = rest.poll(); next != null; next = rest.poll()) {
                    step.accept(next);
                }
            });
        }
    }
}
