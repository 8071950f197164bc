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

import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.builder.RouteBuilder;

/** The guide's routes without special error handling. */
class GuideRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::first-call[]
        from("direct:first-call")
                .to("thingsmobile:simStatus?msisdn=882360001000001")
                .log("${body.name} is ${body.status}");
        // end::first-call[]
        // tag::from-headers[]
        from("direct:from-headers")
                .setHeader(ThingsMobileConstants.MSISDN_LIST, simple("${body[sim]}"))
                .setHeader(ThingsMobileConstants.START_DATE_RANGE, () -> Instant.now()
                        .minus(1, ChronoUnit.DAYS))
                .setHeader(ThingsMobileConstants.END_DATE_RANGE, () -> Instant.now())
                .to("thingsmobile:getCdrPaginated");
        // end::from-headers[]
        // tag::from-map[]
        from("direct:from-map").to("thingsmobile:updateSimName");
        // end::from-map[]
        // tag::from-sim[]
        from("direct:from-sim")
                .to("thingsmobile:simListLite?status=suspended&fetch=all")
                .split(body())
                .to("thingsmobile:unblockSim");
        // end::from-sim[]
        // tag::cdrs-of-fleet[]
        from("direct:cdrs-of-fleet")
                .to("thingsmobile:simListLite?status=active&fetch=stream")
                .split(simple("${collate(50)}"))
                .streaming()
                .setHeader("CamelThingsMobileStartDateRange", simple("${date:now-7d:yyyy-MM-dd}"))
                .setHeader("CamelThingsMobileEndDateRange", simple("${date:now:yyyy-MM-dd}"))
                .setHeader("CamelThingsMobileMsisdnList", body())
                .to("thingsmobile:getCdrPaginated?fetch=all")
                .log("${body.size} CDRs of 50 SIMs");
        // end::cdrs-of-fleet[]
        // tag::convert-sim[]
        from("direct:convert-sim").convertBodyTo(Sim.class).log("${body.name}");
        // end::convert-sim[]
        // tag::convert-answer[]
        from("direct:convert-answer")
                .convertBodyTo(ThingsMobileAnswer.class)
                .log("done: ${body.done}, SIMs: ${body.sims.size}");
        // end::convert-answer[]
    }
}
