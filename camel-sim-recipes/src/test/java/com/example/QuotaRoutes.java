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
import org.apache.camel.builder.RouteBuilder;

/** Blocks SIMs that are over the quota of the month, each once. */
public class QuotaRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:quota?period=15m&synchronous=true")
                .routeId("quota")
                // all pages before the first SIM is blocked: a blocked SIM leaves this list
                .to("thingsmobile:simListLite?status=active&fetch=all")
                .split(body())
                .filter(simple("${body.monthlyTraffic} > ${properties:quota.bytes}"))
                .setVariable("provider", constant("thingsmobile"))
                .setVariable("sim", simple("${body.msisdn}"))
                .setVariable("bytes", simple("${body.monthlyTraffic}"))
                .to("direct:over-quota");

        from("timer:quota-infobip?period=15m&synchronous=true")
                .routeId("quota-infobip")
                .to("infobip-iot:listMonthlyUsage?fetch=all")
                .split(body())
                .filter(simple("${body.usedDataBytes} > ${properties:quota.bytes}"))
                .setVariable("provider", constant("infobip-iot"))
                .setVariable("sim", simple("${body.iccid}"))
                .setVariable("bytes", simple("${body.usedDataBytes}"))
                .to("direct:over-quota");

        from("direct:over-quota")
                .routeId("over-quota")
                .to("sql:classpath:sql/try-block.sql")
                .filter(simple("${header.CamelSqlUpdateCount} == 1"))
                .doTry()
                // the SIM is the body, here and there
                .choice()
                .when(simple("${variable.provider} == 'infobip-iot'"))
                .to("infobip-iot:updateSimStatus?status=Suspended")
                .otherwise()
                .to("thingsmobile:blockSim")
                .end()
                .setVariable("error", constant(""))
                .endDoTry()
                .doCatch(CallException.class)
                .setVariable("error", simple("${exception.message}"))
                .end()
                .to("sql:classpath:sql/note-block.sql")
                .log("${variable.provider} ${variable.sim}, ${variable.bytes} bytes this month:"
                        + " ${iif(${variable.error} == '',blocked,not blocked)} ${variable.error}");
    }
}
