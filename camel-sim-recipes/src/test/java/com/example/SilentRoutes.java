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

/** An alarm for each SIM that has been silent for a day. */
public class SilentRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:silent?period=1h&synchronous=true")
                .routeId("silent")
                // the list is only read, so a page at a time is enough
                .to("thingsmobile:simListLite?status=active&fetch=stream")
                .split(body())
                .streaming()
                .to("sql:classpath:sql/seen.sql")
                .end()
                .to("infobip-iot:listMonthlyUsage?fetch=stream")
                .split(body())
                .streaming()
                .to("sql:classpath:sql/used.sql")
                .end()
                .to("infobip-iot:listSims?fetch=stream")
                .split(body())
                .streaming()
                .filter(simple("${body.status} =~ 'Active'"))
                .to("sql:UPDATE sim_life SET active_at = now()"
                        + " WHERE provider = 'infobip-iot' AND sim = :#${body.iccid}")
                .end()
                .end()
                .to("sql:classpath:sql/silent.sql")
                .split(body())
                .to("direct:alarm")
                .to("sql:UPDATE sim_life SET alarm_at = now() WHERE provider = :#provider AND sim = :#sim");

        from("direct:alarm")
                .routeId("alarm")
                .log(
                        LoggingLevel.WARN,
                        "${body[provider]} ${body[sim]} (${body[name]}) is silent since ${body[last_seen]}");
    }
}
