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

import io.github.camelsim.event.SimEvent;
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.Sim;
import java.time.Instant;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** SIMs and their changes, CDRs, credit and credit operations as CloudEvents with JSON data. */
@DataTypeTransformer(
        name = "thingsmobile:application-cloudevents",
        description = "Makes a CloudEvent of a SIM, a change of a SIM, a CDR, a credit or a credit operation")
public class ThingsMobileCloudEventsDataTypeTransformer extends Transformer {

    private static final String TYPE = "io.github.camelsim.thingsmobile.";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        event(message).writeTo(message);
    }

    private static SimEvent event(Message message) {
        var json = new ResultJson(message);
        Object body = message.getBody();
        if (body instanceof Cdr cdr) {
            Instant time = json.instant(cdr.stop() == null ? cdr.start() : cdr.stop());
            return event(message, "cdr", "getCdrPaginated", cdr.msisdn(), time, json);
        }
        if (body instanceof CreditOperation operation) {
            return event(
                    message, "credit-operation", "credit", operation.msisdn(), json.instant(operation.date()), json);
        }
        if (body instanceof Credit) {
            return event(message, "credit", "credit", null, null, json);
        }
        if (body instanceof Sim sim) {
            String change = message.getHeader(ThingsMobileConstants.CHANGE, String.class);
            String subject = sim.msisdn() == null ? sim.iccid() : sim.msisdn();
            return change == null
                    ? event(message, "sim", "simListLite", subject, null, json)
                    : change(message, "sim." + change, subject, json);
        }
        throw new IllegalArgumentException("thingsmobile: a "
                + (body == null ? "body of null" : body.getClass().getName())
                + " is no SIM, CDR, credit or credit operation, of which a CloudEvent can be made;"
                + " split a list, and use outputFormat=pojo");
    }

    private static SimEvent change(Message message, String type, String subject, ResultJson json) {
        String fields = message.getHeader(ThingsMobileConstants.CHANGED_FIELDS, String.class);
        String source = source(message, "simListLite");
        String text = json.text();
        String id = SimEvent.idOfChange(source, type, subject, fields, text);
        return new SimEvent(id, TYPE + type, source, subject, null, text);
    }

    private static SimEvent event(
            Message message, String type, String usualOperation, String subject, Instant time, ResultJson json) {
        String key = message.getHeader(ThingsMobileConstants.RECORD_KEY, String.class);
        return new SimEvent(key, TYPE + type, source(message, usualOperation), subject, time, json.text());
    }

    private static String source(Message message, String usualOperation) {
        return "thingsmobile:"
                + message.getHeader(ThingsMobileConstants.RESULT_OPERATION, usualOperation, String.class);
    }
}
