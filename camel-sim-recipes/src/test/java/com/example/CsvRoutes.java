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

import org.apache.camel.builder.RouteBuilder;

/** CDRs as rows of CSV, a file for each day. */
public class CsvRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("thingsmobile:getCdrPaginated?stateName=csv&delay=15m"
                        + "&cursorRepository=#positions&idempotentRepository=#completed")
                .routeId("cdrs-to-csv")
                // a quotation mark within a text is doubled, as RFC 4180 says
                .setBody(simple("${header.CamelThingsMobileRecordKey},${body.msisdn},${body.start},${body.stop},"
                        + "\"${replace(&quot;,&quot;&quot;,${body.network})}\","
                        + "\"${replace(&quot;,&quot;&quot;,${body.country})}\","
                        + "\"${replace(&quot;,&quot;&quot;,${body.operator})}\",${body.traffic}\\n"))
                .to("file:data/csv?fileName=${date-with-timezone:now:UTC:yyyy-MM-dd}.csv&fileExist=Append");
    }
}
