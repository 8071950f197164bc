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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Pages;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileClient;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.camel.RuntimeCamelException;

/** The calls of a consumer: its polling thread waits for each, behind the calls of producers. */
final class BlockingCalls {

    private final ThingsMobileClient client;
    private final BooleanSupplier mayGoOn;
    private volatile CompletableFuture<?> awaited = CompletableFuture.completedFuture(null);

    /** @param mayGoOn false while waits have to be ended */
    BlockingCalls(ThingsMobileClient client, BooleanSupplier mayGoOn) {
        this.client = client;
        this.mayGoOn = mayGoOn;
    }

    /** All pages of a list, from its first. */
    Pages pages(Call list) {
        return new Pages(client, list, CallPriority.BACKGROUND);
    }

    /** @throws PollInterruptedException if the wait was ended by {@link #end()} */
    Reply call(Call call) throws InterruptedException {
        return await(client.call(call, CallPriority.BACKGROUND));
    }

    /** @throws PollInterruptedException if the wait was ended by {@link #end()} */
    <T> T await(CompletableFuture<T> result) throws InterruptedException {
        awaited = result;
        if (!mayGoOn.getAsBoolean()) {
            result.cancel(false); // whoever ended the wait may not have seen it begin
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

    /** Ends the present wait, if there is one. */
    void end() {
        awaited.cancel(false);
    }
}
