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

import io.github.camelsim.inventory.SimInventoryItem;
import org.apache.camel.builder.RouteBuilder;

/** The routes of the page on mixed fleets. */
class MixedFleetRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::mixed-fleets[]
        from("thingsmobile:simListLite?delay=1h").to("direct:inventory");

        from("infobip-iot:listSims?delay=1h").to("direct:inventory");

        from("direct:inventory")
                .convertBodyTo(SimInventoryItem.class)
                .to("sql:MERGE INTO inventory t USING (SELECT"
                        + " CAST(:#${body.provider} AS VARCHAR(20)) AS provider,"
                        + " CAST(:#${body.iccid} AS VARCHAR(22)) AS iccid,"
                        + " CAST(:#${body.name} AS VARCHAR(500)) AS sim_name,"
                        + " CAST(:#${body.status.name} AS VARCHAR(20)) AS status,"
                        + " CAST(:#${body.usedBytesThisMonth} AS BIGINT) AS used_bytes) s"
                        + " ON (t.iccid = s.iccid)"
                        + " WHEN MATCHED THEN UPDATE SET"
                        + " sim_name = s.sim_name, status = s.status,"
                        + " used_bytes = COALESCE(s.used_bytes, t.used_bytes)"
                        + " WHEN NOT MATCHED THEN INSERT (provider, iccid, sim_name, status, used_bytes)"
                        + " VALUES (s.provider, s.iccid, s.sim_name, s.status, s.used_bytes)");

        from("infobip-iot:listMonthlyUsage?initialDelay=1m&delay=1h")
                .convertBodyTo(SimInventoryItem.class)
                .to("sql:UPDATE inventory SET used_bytes = :#${body.usedBytesThisMonth} WHERE iccid = :#${body.iccid}");

        from("scheduler:quota?initialDelay=120000&delay=3600000")
                .to("sql:SELECT provider, iccid FROM inventory WHERE status = 'ACTIVE' AND used_bytes > 100000000")
                .split(body())
                .to("direct:suspend");

        from("direct:suspend")
                .choice()
                .when(simple("${body[provider]} == 'thingsmobile'"))
                .toV("thingsmobile:blockSim", null, "result")
                .when(simple("${body[provider]} == 'infobip-iot'"))
                .toV("infobip-iot:updateSimStatus?status=Suspended", null, "result")
                .end()
                .to("sql:UPDATE inventory SET status = 'SUSPENDED' WHERE iccid = :#${body[iccid]}");
        // end::mixed-fleets[]
    }
}
