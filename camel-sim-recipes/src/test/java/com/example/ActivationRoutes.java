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
package com.example;

import io.github.camelsim.call.CallException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Activates the SIMs of a file of barcodes, each once. */
public class ActivationRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("file:deliveries?include=.*[.]txt&readLock=changed&move=done/${file:name}")
                .routeId("delivery")
                .split()
                .tokenize("\n")
                .streaming()
                // blanks, dashes and what a scanner adds are dropped
                .setVariable("barcode", simple("${body.replaceAll('[^0-9]', '')}"))
                .filter(simple("${variable.barcode} != ''"))
                .to("sql:INSERT INTO activation (barcode, delivery) VALUES (:#barcode, :#${file:name})"
                        + " ON CONFLICT DO NOTHING")
                .end()
                .end()
                .log("${file:name} is read");

        from("timer:activation?period=5m&synchronous=true")
                .routeId("activation")
                .to("sql:SELECT COUNT(*) AS waiting FROM activation WHERE state = 'NEW'?outputType=SelectOne")
                .filter(simple("${body} > 0"))
                // all pages before the first SIM is activated: an activated SIM leaves this list
                .to("thingsmobile:simListLite?status=to-activate&fetch=all")
                .split(body())
                // the card may show the check digit, and the list not, or the other way round
                .to("sql:UPDATE activation SET msisdn = :#${body.msisdn}"
                        + " WHERE state = 'NEW' AND left(barcode, 19) = left(CAST(:#${body.iccid} AS TEXT), 19)")
                .end()
                .to("sql:SELECT barcode AS \"simBarcode\", msisdn FROM activation"
                        + " WHERE state = 'NEW' AND msisdn IS NOT NULL ORDER BY barcode")
                .split(body())
                .setVariable("barcode", simple("${body[simBarcode]}"))
                // committed before the call: whatever happens from here on, this SIM is not activated again
                .to("sql:UPDATE activation SET state = 'ACTIVATING', changed_at = now()"
                        + " WHERE barcode = :#barcode AND state = 'NEW'")
                .filter(simple("${header.CamelSqlUpdateCount} == 1"))
                .to("direct:activate");

        from("direct:activate")
                .routeId("activate")
                .setVariable("reason", constant(""))
                .doTry()
                .to("thingsmobile:activateSim")
                .setVariable("state", constant("ACTIVE"))
                // wrong before any call, such as a barcode of 18 digits
                .doCatch(IllegalArgumentException.class)
                .setVariable("state", constant("REFUSED"))
                .setVariable("reason", simple("${exception.message}"))
                // the service says no
                .doCatch(ThingsMobileServiceException.class)
                .setVariable("reason", simple("${exception.message}"))
                .setVariable("state", simple("${iif(${exception.outcomeUnknown},UNCLEAR,REFUSED)}"))
                // 60 and 429 only say: not now
                .filter(simple("${variable.state} == 'REFUSED' && ${exception.code} in '60,429'"))
                .setVariable("state", constant("NEW"))
                .end()
                .endDoTry()
                // no connection, no call slot: the next round does it, unless it may be active
                .doCatch(CallException.class)
                .setVariable("reason", simple("${exception.message}"))
                .setVariable("state", simple("${iif(${exception.outcomeUnknown},UNCLEAR,NEW)}"))
                // anything else: it may be active
                .doCatch(Exception.class)
                .setVariable("state", constant("UNCLEAR"))
                .setVariable("reason", simple("${exception.message}"))
                .end()
                .to("sql:UPDATE activation"
                        + " SET state = :#state, reason = NULLIF(CAST(:#reason AS TEXT), ''), changed_at = now()"
                        + " WHERE barcode = :#barcode")
                .log("${variable.barcode}: ${variable.state} ${variable.reason}");

        from("timer:unclear-activations?period=5m&synchronous=true")
                .routeId("unclear-activations")
                // a row that is ACTIVATING for longer than any call takes was left behind by a crash
                .to("sql:UPDATE activation"
                        + " SET state = 'UNCLEAR', reason = 'the process ended during the call', changed_at = now()"
                        + " WHERE state = 'ACTIVATING' AND changed_at < now() - INTERVAL '15 minutes'")
                .to("sql:SELECT barcode, msisdn FROM activation WHERE state = 'UNCLEAR' ORDER BY barcode")
                .split(body())
                .setVariable("barcode", simple("${body[barcode]}"))
                // reading costs nothing: an active SIM settles it
                .to("thingsmobile:simStatus")
                .choice()
                .when(simple("${body.status} == 'active'"))
                .to("sql:UPDATE activation SET state = 'ACTIVE', reason = NULL, changed_at = now()"
                        + " WHERE barcode = :#barcode")
                .otherwise()
                .log(
                        LoggingLevel.WARN,
                        "CHECK BY HAND: the activation of ${variable.barcode} is unclear,"
                                + " and the SIM is ${body.status}");
    }
}
