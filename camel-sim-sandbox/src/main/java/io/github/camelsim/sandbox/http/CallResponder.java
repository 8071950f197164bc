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

import io.github.camelsim.sandbox.CallOutcome;
import io.github.camelsim.sandbox.ErrorResponses;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.FaultDelivery;
import io.github.camelsim.sandbox.ResponseEnd;
import io.github.camelsim.sandbox.ResponseSender;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.Optional;

/** Records a call in the journal and sends its response, changed by its fault if it has one, after the latency. */
public final class CallResponder {
    private final SandboxJournal journal;
    private final SandboxFaults faults;
    private final Duration latency;

    public CallResponder(SandboxJournal journal, SandboxFaults faults, Duration latency) {
        this.journal = journal;
        this.faults = faults;
        this.latency = latency;
    }

    /** Refuses a call with an HTTP status before its body is read. */
    public void refuse(HttpServerExchange exchange, Arrival arrival, int status) {
        journal.record(arrival.account(), arrival.entry(exchange, 0, status, false, null));
        exchange.setStatusCode(status).endExchange();
    }

    /**
     * Sends the response to a call.
     *
     * @param errors the service's form of errors, for faults that are errors
     * @param beforeSending runs after the latency
     */
    public void respond(
            HttpServerExchange exchange,
            Arrival arrival,
            Optional<Fault> fault,
            CallOutcome outcome,
            ErrorResponses errors,
            Runnable beforeSending) {
        FaultDelivery delivery = fault.map(Fault::delivery).orElse(FaultDelivery.SERVICE_RESPONSE);
        int code = delivery.code() == null ? outcome.code() : delivery.code();
        int status = delivery.status().apply(outcome.response(), errors);
        String faultName = fault.map(Fault::name).orElse(null);
        journal.record(arrival.account(), arrival.entry(exchange, code, status, outcome.effect(), faultName));
        ResponseEnd end = fault.map(Fault::end).orElse(ResponseEnd.NOTHING);
        ResponseSender sender = new HttpResponseSender(exchange, outcome.response(), errors, faults, end);
        afterLatency(exchange, () -> {
            beforeSending.run();
            delivery.action().accept(sender);
        });
    }

    private void afterLatency(HttpServerExchange exchange, Runnable response) {
        Runnable start = latency.isZero() ? response : () -> IoTimer.after(latency, exchange, response);
        exchange.dispatch(SameThreadExecutor.INSTANCE, start);
    }
}
