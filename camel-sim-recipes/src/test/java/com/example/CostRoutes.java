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

import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import org.apache.camel.builder.RouteBuilder;

/** What the SIMs of each tag have cost in a month. */
public class CostRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:monthly-cost?period=24h&synchronous=true")
                .routeId("monthly-cost")
                .setVariable("month", simple("${date-with-timezone:now-24h:UTC:yyyy-MM}"))
                .setHeader(ThingsMobileConstants.START_DATE_RANGE, simple("${variable.month}-01"))
                .setHeader(
                        ThingsMobileConstants.END_DATE_RANGE,
                        simple("${date-with-timezone:now-24h:UTC:yyyy-MM-dd} 23:59:59"))
                .toV("thingsmobile:credit?fetch=all&outputFormat=json", null, "credit")
                .removeHeaders("CamelThingsMobile*")
                .toV("thingsmobile:simListLite?fetch=all&outputFormat=json", null, "sims")
                .to("sql:classpath:sql/cost.sql")
                // tags that no SIM with costs has any more
                .to("sql:DELETE FROM monthly_cost WHERE month = :#month AND computed_at <"
                        + " (SELECT MAX(computed_at) FROM monthly_cost WHERE month = :#month)")
                .to("sql:SELECT tag, sims, cost FROM monthly_cost WHERE month = :#month ORDER BY cost DESC")
                .split(body())
                .log("${variable.month}, ${body[tag]}: ${body[cost]} for ${body[sims]} SIMs");
    }
}
