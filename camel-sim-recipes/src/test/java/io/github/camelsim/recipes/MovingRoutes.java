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
package io.github.camelsim.recipes;

import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import org.apache.camel.builder.RouteBuilder;

/** The routes of the page on moving from other clients. */
class MovingRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::moving-guard[]
        from("direct:guard")
                .routeId("guard")
                .to("thingsmobile:simStatus")
                .filter(simple("${body.monthlyTraffic} > 100000000"))
                .to("thingsmobile:blockSim");
        // end::moving-guard[]
        // tag::moving-sim-as-json[]
        from("direct:sim-as-json").routeId("sim-as-json").to("thingsmobile:simStatus?outputFormat=json");
        // end::moving-sim-as-json[]
        // tag::moving-everything[]
        from("direct:everything")
                .routeId("everything")
                .to("thingsmobile:simListLite?status=active&fetch=all")
                .setVariable("sims", simple("${body.size}"))
                .split(simple("${collate(50)}"))
                .setHeader(ThingsMobileConstants.MSISDN_LIST, simple("${body}"))
                .setHeader(ThingsMobileConstants.START_DATE_RANGE, simple("${date:now-7d:yyyy-MM-dd}"))
                .setHeader(ThingsMobileConstants.END_DATE_RANGE, simple("${date:now+24h:yyyy-MM-dd}"))
                .to("thingsmobile:getCdrPaginated?fetch=all")
                .to("direct:cdrs-of-fifty-sims");
        // end::moving-everything[]
        // tag::moving-with-errors[]
        from("direct:with-errors")
                .routeId("with-errors")
                .doTry()
                .to("thingsmobile:blockSim")
                .setBody(constant("blocked"))
                .doCatch(IllegalArgumentException.class)
                .setBody(simple("wrong before the call: ${exception.message}"))
                .doCatch(ThingsMobileServiceException.class)
                .setBody(simple("error ${exception.code}"))
                .doCatch(ThingsMobileException.class)
                .setBody(simple("${iif(${exception.outcomeUnknown},perhaps blocked,not blocked)}"));
        // end::moving-with-errors[]
    }
}
