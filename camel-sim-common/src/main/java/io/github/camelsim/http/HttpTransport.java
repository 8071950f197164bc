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
package io.github.camelsim.http;

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpRequest;
import io.github.camelsim.call.Transport;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.HttpClient;

/**
 * Sends requests with HttpClient, on reused or on fresh connections. A request for which the reused connection proves
 * stale is sent again on a fresh one, whatever its effect: a call that must not be made twice asks for a fresh
 * connection.
 */
public final class HttpTransport implements Transport {

    private final HttpClient reusing;
    private final HttpClient fresh;
    private final CallSettings settings;
    private final ScheduledExecutorService timer;

    /**
     * Neither client may follow redirects or retry. Their connections end a request with a
     * {@link StaleConnectionException} if the response could be one to an earlier request.
     *
     * @param reusing reuses connections
     * @param fresh opens a connection for each request and closes it afterwards
     * @param timer ends requests that take too long
     */
    public HttpTransport(HttpClient reusing, HttpClient fresh, CallSettings settings, ScheduledExecutorService timer) {
        this.reusing = reusing;
        this.fresh = fresh;
        this.settings = settings;
        this.timer = timer;
    }

    @Override
    public HttpReply send(HttpRequest request, Progress progress) throws IOException {
        long deadline = System.nanoTime() + settings.responseTimeout().toNanos();
        if (request.freshConnection()) {
            return sendFresh(request, progress, deadline);
        }
        HttpExchange onReused = HttpExchange.onReusedConnection(request, progress, settings);
        try {
            return onReused.execute(reusing, timer, deadline);
        } catch (StaleConnectionException e) {
            return sendAgain(request, progress, deadline, onReused.mayBeSent());
        }
    }

    /** A service that closes an idle connection with a 408 may have read the request before. */
    private HttpReply sendAgain(HttpRequest request, Progress progress, long deadline, boolean mayBeSentBefore)
            throws IOException {
        try {
            return sendFresh(request, progress, deadline);
        } catch (NotSentException e) {
            throw mayBeSentBefore ? new IOException(e.getMessage(), e) : e;
        }
    }

    private HttpReply sendFresh(HttpRequest request, Progress progress, long deadline) throws IOException {
        try {
            return HttpExchange.onFreshConnection(request, progress, settings).execute(fresh, timer, deadline);
        } catch (StaleConnectionException e) { // the service has sent something before the request
            throw new NotSentException(e);
        }
    }
}
