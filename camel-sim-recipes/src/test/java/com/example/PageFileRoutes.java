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

/** A file for each page of CDRs. */
public class PageFileRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("thingsmobile:getCdrPaginated?outputFormat=json&splitResult=false&stateName=pages&delay=15m"
                        + "&cursorRepository=#positions&idempotentRepository=#completed")
                .routeId("cdrs-to-page-files")
                .to("file:data/pages?fileName=${date-with-timezone:now:UTC:yyyyMMdd-HHmmss-SSS}-${exchangeId}.json"
                        + "&tempPrefix=.");
    }
}
