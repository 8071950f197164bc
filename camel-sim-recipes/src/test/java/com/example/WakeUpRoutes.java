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
import io.github.camelsim.infobip.InfobipIotConstants;
import io.github.camelsim.infobip.client.InfobipIotServiceException;
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Texts SIMs, and sends no SMS twice. */
public class WakeUpRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:wake-up?period=1m&synchronous=true")
                .routeId("wake-up")
                .to("sql:SELECT id, provider, sim, text FROM wake_up WHERE state = 'NEW' ORDER BY id")
                .split(body())
                .setVariable("id", simple("${body[id]}"))
                // committed before the call: whatever happens from here on, this row is not sent again
                .to("sql:UPDATE wake_up SET state = 'SENDING', changed_at = now() WHERE id = :#id AND state = 'NEW'")
                .filter(simple("${header.CamelSqlUpdateCount} == 1"))
                .to("direct:send");

        from("direct:send")
                .routeId("send")
                .setVariable("reason", constant(""))
                .doTry()
                .choice()
                .when(simple("${body[provider]} == 'infobip-iot'"))
                .setHeader(InfobipIotConstants.ICCID, simple("${body[sim]}"))
                .to("infobip-iot:sendSms")
                .otherwise()
                .setHeader(ThingsMobileConstants.MSISDN, simple("${body[sim]}"))
                .setHeader(ThingsMobileConstants.MESSAGE, simple("${body[text]}"))
                .to("thingsmobile:sendSms")
                .end()
                .setVariable("state", constant("SENT"))
                .endDoTry()
                // wrong before any call, such as a text of 161 characters
                .doCatch(IllegalArgumentException.class)
                .setVariable("state", constant("REFUSED"))
                .setVariable("reason", simple("${exception.message}"))
                // the service says no
                .doCatch(ThingsMobileServiceException.class, InfobipIotServiceException.class)
                .setVariable("reason", simple("${exception.message}"))
                .setVariable("state", simple("${iif(${exception.outcomeUnknown},UNCLEAR,REFUSED)}"))
                // 60 and 429 only say: not now
                .filter(simple("${variable.state} == 'REFUSED' && ${exception.code} in '60,429'"))
                .setVariable("state", constant("NEW"))
                .end()
                .endDoTry()
                // no connection, no call slot: the next round sends it, unless it may have been sent
                .doCatch(CallException.class)
                .setVariable("reason", simple("${exception.message}"))
                .setVariable("state", simple("${iif(${exception.outcomeUnknown},UNCLEAR,NEW)}"))
                // anything else: it may have been sent
                .doCatch(Exception.class)
                .setVariable("state", constant("UNCLEAR"))
                .setVariable("reason", simple("${exception.message}"))
                .end()
                .to("sql:UPDATE wake_up"
                        + " SET state = :#state, reason = NULLIF(CAST(:#reason AS TEXT), ''), changed_at = now()"
                        + " WHERE id = CAST(:#id AS BIGINT)")
                .log("SMS ${variable.id}: ${variable.state} ${variable.reason}");

        from("timer:unclear?period=1h&synchronous=true")
                .routeId("unclear")
                // a row that is SENDING for longer than any call takes was left behind by a crash
                .to("sql:UPDATE wake_up"
                        + " SET state = 'UNCLEAR', reason = 'the process ended during the call', changed_at = now()"
                        + " WHERE state = 'SENDING' AND changed_at < now() - INTERVAL '15 minutes'")
                .to("sql:SELECT id, provider, sim, reason FROM wake_up WHERE state = 'UNCLEAR' ORDER BY id")
                .split(body())
                .log(
                        LoggingLevel.WARN,
                        "CHECK BY HAND: SMS ${body[id]} to ${body[provider]} ${body[sim]}"
                                + " may have been sent: ${body[reason]}");
    }
}
