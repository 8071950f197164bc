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
package io.github.camelsim.infobip.docs;

import org.apache.camel.builder.RouteBuilder;

/** One route per operation, as the operations' pages show them. */
class OperationRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::listSims[]
        from("direct:listSims")
                .to("infobip-iot:listSims?fetch=stream")
                .split(body())
                .streaming()
                .log("${body.iccid} ${body.name} ${body.status}");
        // end::listSims[]
        // tag::getSim[]
        from("direct:getSim").to("infobip-iot:getSim?iccid=8981100022150000001").log("${body.name} is ${body.status}");
        // end::getSim[]
        // tag::updateSimName[]
        from("direct:updateSimName")
                .to("infobip-iot:updateSimName?iccid=8981100022150000001&name=Lift 3")
                .log("renamed by action ${body.actionId}");
        // end::updateSimName[]
        // tag::updateSimStatus[]
        from("direct:updateSimStatus")
                .to("infobip-iot:updateSimStatus?iccid=8981100022150000001&status=Suspended")
                .log("suspended by action ${body.actionId}");
        // end::updateSimStatus[]
        // tag::getSimUsage[]
        from("direct:getSimUsage")
                .to("infobip-iot:getSimUsage?iccid=8981100022150000001")
                .log("${body.simName} has used ${body.usedDataBytes} bytes this month");
        // end::getSimUsage[]
        // tag::listMonthlyUsage[]
        from("direct:listMonthlyUsage")
                .to("infobip-iot:listMonthlyUsage?fetch=stream")
                .split(body())
                .streaming()
                .log("${body.iccid} ${body.usedDataBytes}");
        // end::listMonthlyUsage[]
        // tag::sendSms[]
        from("direct:sendSms").setBody(constant("reboot")).to("infobip-iot:sendSms?iccid=8981100022150000001");
        // end::sendSms[]
        // tag::runDiagnostics[]
        from("direct:runDiagnostics")
                .to("infobip-iot:runDiagnostics?iccid=8981100022150000001")
                .log("diagnosed by action ${body.actionId}");
        // end::runDiagnostics[]
    }
}
