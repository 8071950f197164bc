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
package io.github.camelsim.thingsmobile.docs;

import org.apache.camel.builder.RouteBuilder;

/** The README's first routes. */
class FirstRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::first-credit[]
        from("timer:credit?period=1h").to("thingsmobile:credit").log("${body.amount} ${body.currency} left");
        // end::first-credit[]
        // tag::first-fleet[]
        from("timer:fleet?period=24h")
                .to("thingsmobile:simListLite?fetch=stream")
                .split(body())
                .streaming()
                .filter(simple("${body.monthlyTraffic} > 100000"))
                .log("${body.name} (${body.msisdn}) used ${body.monthlyTraffic} bytes this month");
        // end::first-fleet[]
        // tag::first-cdrs[]
        from("thingsmobile:getCdrPaginated?delay=15m")
                .log("${body.msisdn} used ${body.traffic} bytes in ${body.country} at ${body.start}");
        // end::first-cdrs[]
    }
}
