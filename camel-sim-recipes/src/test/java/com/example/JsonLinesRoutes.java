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

/** CDRs as lines of JSON, a file for each day. */
public class JsonLinesRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("thingsmobile:getCdrPaginated?outputFormat=json&delay=15m"
                        + "&cursorRepository=#positions&idempotentRepository=#completed")
                .routeId("cdrs-to-files")
                // the end of the line is part of the text, so that a line is one write
                .setBody(simple("{\"recordKey\":\"${header.CamelThingsMobileRecordKey}\",\"cdr\":${body}}\\n"))
                .to("file:data/cdrs?fileName=${date-with-timezone:now:UTC:yyyy-MM-dd}.jsonl&fileExist=Append");
    }
}
