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

/** A route from each consumer. */
class ConsumingRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::from-simListLite[]
        from("thingsmobile:simListLite?status=active&delay=1h").log("${body.msisdn} ${body.name}");
        // end::from-simListLite[]
        // tag::from-changes[]
        from("thingsmobile:simListLite?changesOnly=true")
                .log("${body.msisdn} ${header.CamelThingsMobileChange} ${header.CamelThingsMobileChangedFields}");
        // end::from-changes[]
        // tag::from-simStatus[]
        from("thingsmobile:simStatus?msisdn=882360001000001").log("${body.name} is ${body.status}");
        // end::from-simStatus[]
        // tag::from-status-cdrs[]
        from("thingsmobile:simStatus?msisdn=882360001000001&cdrsOnly=true")
                .log("${body.start} ${body.imsi} ${body.traffic}");
        // end::from-status-cdrs[]
        // tag::from-fleet-cdrs[]
        from("thingsmobile:getCdrPaginated").log("${body.msisdn} ${body.start} ${body.traffic}");
        // end::from-fleet-cdrs[]
        // tag::from-sims-cdrs[]
        from("thingsmobile:getCdrPaginated?msisdnList=882360001000001,882360001000002&delay=1h")
                .log("${body.msisdn} ${body.start} ${body.traffic}");
        // end::from-sims-cdrs[]
        // tag::from-credit[]
        from("thingsmobile:credit")
                .log("${body.amount} for ${body.description}, ${header.CamelThingsMobileCreditAmount} left");
        // end::from-credit[]
        // tag::consume-cdrs[]
        from("thingsmobile:getCdrPaginated?lookback=12h&cursorRepository=#positions&idempotentRepository=#keys")
                .log("${header.CamelThingsMobileRecordKey}: ${body.traffic} bytes");
        // end::consume-cdrs[]
        // tag::from-customPlanList[]
        from("thingsmobile:customPlanList?delay=24h").log("${body.id} ${body.name}");
        // end::from-customPlanList[]
    }
}
