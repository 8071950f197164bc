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
package io.github.camelsim.completion;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Continues an exchange after an asynchronous call. Whatever happens, the callback is called exactly once. */
public final class ExchangeCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeCompletion.class);

    private final Exchange exchange;
    private final AsyncCallback callback;

    public ExchangeCompletion(Exchange exchange, AsyncCallback callback) {
        this.exchange = exchange;
        this.callback = callback;
    }

    /**
     * Starts a call and continues the exchange when the call has ended; a failure becomes the exchange's exception.
     *
     * @param call returns a future that completes when the exchange has the result
     * @return whether the exchange was continued synchronously, because the call could not be started
     */
    public boolean after(Supplier<CompletableFuture<Void>> call) {
        CompletableFuture<Void> result;
        try {
            result = call.get();
        } catch (Throwable e) { // Camel waits for the callback after an Error, too
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        result.whenComplete((nothing, failure) -> {
            if (failure != null) {
                exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
            }
            continueRoute();
        });
        return false;
    }

    /** Logs exceptions of the rest of the route, because the future would swallow them. */
    private void continueRoute() {
        try {
            callback.done(false);
        } catch (Throwable e) {
            LOG.error("The route of exchange {} cannot be continued", exchange.getExchangeId(), e);
        }
    }
}
