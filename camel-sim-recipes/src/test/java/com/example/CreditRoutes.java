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

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** How many days the credit will last, and a warning in time. */
public class CreditRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // lookback: the first poll reads the last week; operations that are booked late are found for as long
        from("thingsmobile:credit?lookback=168h&delay=1h"
                        + "&cursorRepository=#positions&idempotentRepository=#completed")
                .routeId("credit-operations")
                .to("sql:classpath:sql/insert-credit.sql");

        // delay: when the operations of the start have been read
        from("timer:credit-forecast?delay=1m&period=24h&synchronous=true")
                .routeId("credit-forecast")
                .to("thingsmobile:credit?pageSize=1")
                .setVariable("amount", simple("${body.amount}"))
                .setVariable("currency", simple("${body.currency}"))
                .to("sql:classpath:sql/forecast.sql?outputType=SelectOne")
                .choice()
                .when(simple("${body[low]}"))
                .to("direct:credit-is-low")
                .otherwise()
                .log("${body[amount]} ${variable.currency} left, ${body[per_day]} spent a day:"
                        + " enough for ${body[days_left]} days");

        from("direct:credit-is-low")
                .routeId("credit-is-low")
                .log(
                        LoggingLevel.WARN,
                        "${body[amount]} ${variable.currency} left,"
                                + " ${body[per_day]} spent a day: the credit lasts for ${body[days_left]} days");
    }
}
