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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.thingsmobile.client.Operation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/** The requests that the components send: their number for the summary, and the last ones for the page. */
public final class Calls implements HttpClientConfigurer {

    private static final int MOST_RECENT = 300;
    private static final Duration RECENT = Duration.ofSeconds(60);
    private static final String SENT = Calls.class.getName() + ".sent";

    private final AtomicLong made = new AtomicLong();
    private final Deque<Call> recent = new ArrayDeque<>();
    private final MeterRegistry meters;
    private volatile Map<String, Long> gaps = Map.of();

    /** @param meters those of the components */
    Calls(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * A call that was answered.
     *
     * @param sent milliseconds since 1970, as is {@code answered}
     * @param status the HTTP status
     */
    public record Call(String operation, long sent, long answered, int status) {}

    /**
     * What the page shows.
     *
     * @param gaps milliseconds that the provider requires after an answer, by operation
     * @param waiting how many calls wait for their turn
     * @param refused how many calls the services refused as too early
     * @param now milliseconds since 1970
     */
    public record Recent(List<Call> calls, Map<String, Long> gaps, long waiting, long made, long refused, long now) {}

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addRequestInterceptorLast((request, entity, context) -> sent(request, context));
        client.addResponseInterceptorFirst((response, entity, context) -> answered(response.getCode(), context));
    }

    private void sent(HttpRequest request, HttpContext context) {
        made.incrementAndGet();
        context.setAttribute(SENT, new Call(operation(request), System.currentTimeMillis(), 0, 0));
    }

    private void answered(int status, HttpContext context) {
        if (context.getAttribute(SENT) instanceof Call call) {
            synchronized (recent) {
                recent.add(new Call(call.operation(), call.sent(), System.currentTimeMillis(), status));
                if (recent.size() > MOST_RECENT) {
                    recent.remove();
                }
            }
        }
    }

    /** The path without numbers of SIMs and without the query: {@code simStatus}, or {@code GET /iot/2/sims}. */
    private static String operation(HttpRequest request) {
        String path = request.getPath().replaceFirst("\\?.*", "").replaceAll("/\\d{15,}", "");
        return path.contains("/iot/") ? request.getMethod() + " " + path : path.replaceFirst(".*/", "");
    }

    /** The calls of the last minute. */
    public Recent recent() {
        long since = Instant.now().minus(RECENT).toEpochMilli();
        List<Call> calls = new ArrayList<>();
        synchronized (recent) {
            recent.stream().filter(call -> call.answered() >= since).forEach(calls::add);
        }
        long waiting = (long) meters.find("camelsim.call.queue").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
        return new Recent(calls, gaps, waiting, made.get(), refused(), System.currentTimeMillis());
    }

    /** @param factor by which the gaps of the provider are multiplied */
    void setGapFactor(double factor) {
        gaps = Arrays.stream(Operation.values()).collect(Collectors.toMap(Operation::name, each ->
                (long) (each.gap().toMillis() * factor)));
    }

    private long refused() {
        return (long) meters.find("camelsim.call.refused").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d calls made, calls refused by the service: %,d", made.get(), refused());
    }
}
