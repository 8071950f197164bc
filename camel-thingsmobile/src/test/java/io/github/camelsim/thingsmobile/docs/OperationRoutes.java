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

/** One route per operation, as the component's page shows them. */
class OperationRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::activateSim[]
        from("direct:activateSim")
                .to("thingsmobile:activateSim?msisdn=882360001000008&simBarcode=8944501000000000008")
                .log("${body.msisdn} is active");
        // end::activateSim[]
        // tag::blockSim[]
        from("direct:blockSim")
                .to("thingsmobile:blockSim?msisdn=882360001000001")
                .log("${body.msisdn} is blocked");
        // end::blockSim[]
        // tag::disconnectSim[]
        from("direct:disconnectSim")
                .to("thingsmobile:disconnectSim?iccid=8944501000000000001")
                .log("${body.iccid} is disconnected");
        // end::disconnectSim[]
        // tag::unblockSim[]
        from("direct:unblockSim")
                .to("thingsmobile:unblockSim?msisdn=882360001000001")
                .log("${body.msisdn} may connect again");
        // end::unblockSim[]
        // tag::simStatus[]
        from("direct:simStatus")
                .to("thingsmobile:simStatus?msisdn=882360001000001")
                .log("${body.name} is ${body.status} and has ${body.balance} bytes left");
        // end::simStatus[]
        // tag::simListLite[]
        from("direct:simListLite")
                .to("thingsmobile:simListLite?status=active&fetch=stream")
                .split(body())
                .streaming()
                .log("${body.msisdn} ${body.name}");
        // end::simListLite[]
        // tag::credit[]
        from("direct:credit")
                .to("thingsmobile:credit?startDateRange=2026-01-01&fetch=all")
                .log("${body.amount} ${body.currency} left");
        // end::credit[]
        // tag::updateSimName[]
        from("direct:updateSimName")
                .to("thingsmobile:updateSimName?msisdn=882360001000001&name=Lift 3")
                .log("renamed");
        // end::updateSimName[]
        // tag::updateSimTag[]
        from("direct:updateSimTag")
                .to("thingsmobile:updateSimTag?msisdn=882360001000001&tag=lifts")
                .log("tagged");
        // end::updateSimTag[]
        // tag::setupSimExpirationDate[]
        from("direct:setupSimExpirationDate")
                .setHeader("CamelThingsMobileExpirationDate", simple("${date:now+365d:yyyy-MM-dd}"))
                .to("thingsmobile:setupSimExpirationDate?msisdn=882360001000001&blockSim=true");
        // end::setupSimExpirationDate[]
        // tag::setupSimTrafficThreeshold[]
        from("direct:setupSimTrafficThreeshold")
                .to("thingsmobile:setupSimTrafficThreeshold?msisdn=882360001000001"
                        + "&dailyLimit=10&blockSimDaily=false"
                        + "&monthlyLimit=100&blockSimMonthly=true"
                        + "&totalLimit=1000&blockSimTotal=true");
        // end::setupSimTrafficThreeshold[]
        // tag::customPlanList[]
        from("direct:customPlanList")
                .to("thingsmobile:customPlanList")
                .split(body())
                .log("plan ${body.id}: ${body.name}");
        // end::customPlanList[]
        // tag::createCustomPlan[]
        from("direct:createCustomPlan")
                .to("thingsmobile:createCustomPlan?name=Lifts&simAutorechargeEnabled=true"
                        + "&simAutorechargeCreditThreshold=10&simAutorechargeAmount=50");
        // end::createCustomPlan[]
        // tag::modifyCustomPlan[]
        from("direct:modifyCustomPlan")
                .to("thingsmobile:modifyCustomPlan?customPlanId=1&name=Lifts&simAutorechargeEnabled=true"
                        + "&simAutorechargeCreditThreshold=20&simAutorechargeAmount=100");
        // end::modifyCustomPlan[]
        // tag::changeSimPlan[]
        from("direct:changeSimPlan").to("thingsmobile:changeSimPlan?msisdn=882360001000001&customPlanId=1");
        // end::changeSimPlan[]
        // tag::sendSms[]
        from("direct:sendSms").setBody(constant("reboot")).to("thingsmobile:sendSms?msisdn=882360001000001");
        // end::sendSms[]
        // tag::downloadCdr[]
        from("direct:downloadCdr")
                .setHeader("CamelThingsMobileStartDateRange", simple("${date:now-30d:yyyy-MM-dd}"))
                .setHeader("CamelThingsMobileEndDateRange", simple("${date:now:yyyy-MM-dd}"))
                .to("thingsmobile:downloadCdr?msisdnList=882360001000001,882360001000002")
                .log("${body.message}");
        // end::downloadCdr[]
        // tag::rechargeSim[]
        from("direct:rechargeSim")
                .to("thingsmobile:rechargeSim?msisdn=882360001000001&amount=100")
                .log("${body.msisdn} has 100 MB more");
        // end::rechargeSim[]
        // tag::getCdrPaginated[]
        from("direct:getCdrPaginated")
                .setHeader("CamelThingsMobileStartDateRange", simple("${date:now-7d:yyyy-MM-dd}"))
                .setHeader("CamelThingsMobileEndDateRange", simple("${date:now:yyyy-MM-dd}"))
                .to("thingsmobile:getCdrPaginated?msisdnList=882360001000001,882360001000002&fetch=all")
                .split(body())
                .log("${body.msisdn} ${body.start} ${body.traffic} bytes in ${body.country}");
        // end::getCdrPaginated[]
        // tag::deactivateSim[]
        from("direct:deactivateSim").to("thingsmobile:deactivateSim?msisdn=882360001000001&allowDeactivate=true");
        // end::deactivateSim[]
    }
}
