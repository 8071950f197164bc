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

/** Every CDR is a record of a topic, with a key to skip repetitions. */
public class KafkaRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("thingsmobile:getCdrPaginated?outputFormat=json&delay=15m"
                        + "&cursorRepository=#positions&idempotentRepository=#completed")
                .routeId("cdrs-to-kafka")
                .setHeader("recordKey", simple("${header.CamelThingsMobileRecordKey}"))
                .setHeader("kafka.KEY", simple("${header.CamelThingsMobileRecordKey.split('/')[0]}"))
                .to("kafka:cdrs");
    }
}
