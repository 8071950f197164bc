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
package io.github.camelsim.thingsmobile.transform;

import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.json.ThingsMobileJson;
import io.github.camelsim.thingsmobile.model.ActionResult;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The body of a message as JSON. Its zone-less times are of the endpoint that has read it; if none has, of the component. */
final class ResultJson {

    private static final String SCHEME = "thingsmobile";

    private final Object body;
    private final ZoneId zone;

    ResultJson(Message message) {
        this.body = message.getBody();
        this.zone = zone(message.getExchange());
    }

    private static ZoneId zone(Exchange exchange) {
        ZoneId read = exchange.getProperty(ThingsMobileEndpoint.TIME_ZONE, ZoneId.class);
        if (read != null) {
            return read;
        }
        return exchange.getContext().hasComponent(SCHEME) instanceof ThingsMobileComponent component
                ? ZoneId.of(component.getConfiguration().getTimeZone())
                : ZoneOffset.UTC;
    }

    /** Text is taken for JSON already. */
    String text() {
        if (body instanceof String text) {
            return text;
        }
        var json = new ThingsMobileJson(zone);
        if (body instanceof List<?> rows) {
            rows.forEach(ResultJson::checkIsRecord);
            return json.writeRows(rows);
        }
        if (body instanceof ActionResult done) {
            return json.write(Operation.valueOf(done.operation()), done);
        }
        checkIsRecord(body);
        return json.writeRow(body);
    }

    private static void checkIsRecord(Object row) {
        if (!ThingsMobileJson.canWriteRow(row)) {
            throw new IllegalArgumentException("thingsmobile: a "
                    + (row == null ? "body of null" : row.getClass().getName())
                    + " is no result of the component, so that it cannot be written as JSON");
        }
    }

    /** Null for null. */
    Instant instant(LocalDateTime time) {
        return time == null ? null : time.atZone(zone).toInstant();
    }
}
