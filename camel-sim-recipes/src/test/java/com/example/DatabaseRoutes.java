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

/** Every CDR is a row of a table, once. */
public class DatabaseRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // a CDR that cannot be stored is delivered again at the next poll; the consumer logs why, once in a poll
        onException(Exception.class).logExhausted(false);

        from("thingsmobile:getCdrPaginated?delay=15m" + "&cursorRepository=#positions&idempotentRepository=#completed")
                .routeId("cdrs")
                .to("sql:classpath:sql/insert-cdr.sql")
                .filter(simple("${exchangeProperty.CamelBatchComplete}"))
                .log("${exchangeProperty.CamelBatchSize} CDRs stored");
    }
}
