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
package io.github.camelsim.event;

import io.github.camelsim.digest.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;

/**
 * An event of a SIM card, as a CloudEvent 1.0.
 *
 * @param id of a record its key, of a change {@link #idOfChange}, which are the same whenever it is delivered; null for the
 *     id of the exchange
 * @param type what has happened; never null
 * @param source which list it comes from, as a URI; never null
 * @param subject the SIM; null if it is about none
 * @param time when it has happened; null for the time of the exchange
 * @param json the data; never null
 */
public record SimEvent(String id, String type, String source, String subject, Instant time, String json) {

    private static final CloudEvents VERSION = CloudEvents.v1_0;
    private static final int ID_BYTES = 16;
    private static final String JSON = "application/json";

    /**
     * An id for a change, which has no record key: a digest of what makes it this change. It is the same when the change is
     * delivered again, after a crash too, and when a SIM comes to exactly the same state again by the same change.
     *
     * @param what the kind of event, the SIM, what has changed, and the state it has come to; an element may be null
     */
    public static String idOfChange(String... what) {
        String text = Arrays.stream(what)
                .map(part -> part == null ? "-" : part.length() + ":" + part)
                .collect(Collectors.joining());
        return Sha256.hex(text, ID_BYTES);
    }

    /**
     * Sets the headers of Camel ({@code CamelCloudEvent...}) and of HTTP ({@code ce-...}), in place of those of another
     * event, and the body.
     */
    public void writeTo(Message message) {
        VERSION.attributes().forEach(attribute -> {
            message.removeHeader(attribute.id());
            message.removeHeader(attribute.http());
        });
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, VERSION.version());
        message.setHeader(
                CloudEvent.CAMEL_CLOUD_EVENT_ID,
                id == null ? message.getExchange().getExchangeId() : id);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, type);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source);
        if (subject != null) {
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject);
        }
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, instant(message).toString());
        Map<String, Object> headers = message.getHeaders();
        VERSION.attributes().forEach(attribute -> {
            Object value = headers.get(attribute.id());
            if (value != null) {
                message.setHeader(attribute.http(), value);
            }
        });
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, JSON);
        message.setBody(json);
    }

    private Instant instant(Message message) {
        Instant known = time == null
                ? Instant.ofEpochMilli(message.getExchange().getClock().getCreated())
                : time;
        return known.truncatedTo(ChronoUnit.MILLIS);
    }
}
