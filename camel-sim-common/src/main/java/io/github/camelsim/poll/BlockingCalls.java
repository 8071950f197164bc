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

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.camel.RuntimeCamelException;

/** Lets the polling thread wait for the result of a call, and lets the thread that stops the consumer end that wait. */
public final class BlockingCalls {

    private final BooleanSupplier mayContinue;
    private volatile CompletableFuture<?> awaited = CompletableFuture.completedFuture(null);

    /** @param mayContinue false while the polling thread must not wait */
    BlockingCalls(BooleanSupplier mayContinue) {
        this.mayContinue = mayContinue;
    }

    /**
     * Waits for a result. If the result is a failure, throws it.
     *
     * @throws PollInterruptedException if the consumer stops meanwhile; the call is cancelled
     */
    public <T> T await(CompletableFuture<T> result) throws InterruptedException {
        awaited = result;
        if (!mayContinue.getAsBoolean()) {
            result.cancel(false); // cancel() may have run before `awaited` was set
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new RuntimeCamelException(e.getCause());
        } catch (CancellationException e) {
            throw new PollInterruptedException();
        } catch (InterruptedException e) {
            result.cancel(false);
            throw e;
        }
    }

    /** Cancels the call that the polling thread waits for, if it waits. */
    void cancel() {
        awaited.cancel(false);
    }
}
