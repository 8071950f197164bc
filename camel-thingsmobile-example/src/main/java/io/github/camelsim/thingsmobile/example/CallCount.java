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

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Counts the requests that the component sends, for the summary. */
public final class CallCount implements HttpClientConfigurer {

    private final AtomicLong calls = new AtomicLong();
    private volatile LongSupplier refused;

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addRequestInterceptorLast((request, entity, context) -> calls.incrementAndGet());
    }

    /** @param refusedCalls how many calls the service has refused as too early, which only a sandbox tells */
    void setRefused(LongSupplier refusedCalls) {
        refused = refusedCalls;
    }

    @Override
    public String toString() {
        String made = String.format(Locale.ROOT, "%,d calls made", calls.get());
        return refused == null ? made : made + ", calls refused by the service: " + refused.getAsLong();
    }
}
