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
package io.github.camelsim.sandbox.http;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioIoThread;

/** Runs actions later, in the I/O thread of an exchange. */
final class IoTimer {
    private IoTimer() {}

    /**
     * Runs an action after a delay. The timer is set by the I/O thread itself: one that another thread sets while the I/O
     * thread is about to wait for events is not seen before the next event, and there may be none.
     */
    static void after(Duration delay, HttpServerExchange exchange, Runnable action) {
        XnioIoThread thread = exchange.getIoThread();
        thread.execute(() -> thread.executeAfter(action, delay.toNanos(), TimeUnit.NANOSECONDS));
    }
}
