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
package io.github.camelsim.thingsmobile.example;

import org.apache.camel.builder.RouteBuilder;

/** The routes of the page of Infobip's component. */
class InfobipRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::infobip-first[]
        from("timer:names?repeatCount=1")
                .to("infobip-iot:listSims?fetch=all")
                .split(body())
                .log("${body.iccid} ${body.name} ${body.status}");
        // end::infobip-first[]
        // tag::infobip-suspend[]
        from("direct:suspend") // a SimCard, or a Map with iccid
                .to("infobip-iot:updateSimStatus?status=Suspended")
                .log("${body.actionId}");
        // end::infobip-suspend[]
        // tag::infobip-remind[]
        from("direct:remind").to("infobip-iot:sendSms?iccid=8981100022152967721&text=Please report");
        // end::infobip-remind[]
        // tag::infobip-changes[]
        from("infobip-iot:listSims?changesOnly=true&cursorRepository=#states")
                .log("${body.iccid} ${header.CamelInfobipIotChange} ${header.CamelInfobipIotChangedFields}");
        // end::infobip-changes[]
        // tag::infobip-usage[]
        from("infobip-iot:listMonthlyUsage?changesOnly=true&cursorRepository=#states&delay=1h")
                .log("${body.iccid}: ${header.CamelInfobipIotUsedDataBytesBefore} -> ${body.usedDataBytes}");
        // end::infobip-usage[]
    }
}
