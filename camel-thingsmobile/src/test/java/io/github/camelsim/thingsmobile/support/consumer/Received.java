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
import org.apache.camel.Exchange;

/** A message that a route has received. */
public record Received(Object body, Map<String, Object> headers, Integer index, Integer size, Boolean complete) {

    public static Received of(Exchange exchange) {
        return new Received(
                exchange.getMessage().getBody(),
                Map.copyOf(exchange.getMessage().getHeaders()),
                exchange.getProperty(Exchange.BATCH_INDEX, Integer.class),
                exchange.getProperty(Exchange.BATCH_SIZE, Integer.class),
                exchange.getProperty(Exchange.BATCH_COMPLETE, Boolean.class));
    }

    public Object header(String name) {
        return headers.get(name);
    }
}
