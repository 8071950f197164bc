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

import io.github.camelsim.thingsmobile.CallSpacingPolicy;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

/** What goes to other services than the vendor: through call spacing, and as events. */
class PolicyRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::policy[]
        getContext().getRegistry().bind("simGap", new CallSpacingPolicy(Duration.ofSeconds(2)));

        from("direct:spaced").policy("simGap").to("{{partner.url}}").end().log("the partner answered");
        // end::policy[]
        // tag::shared-credit[]
        from("direct:shared-credit").to("thingsmobile:credit?callSpacing=#sharedSpacing");
        // end::shared-credit[]
        // tag::cdrs-as-events[]
        from("thingsmobile:getCdrPaginated")
                .transformDataType(new DataType("thingsmobile:application-cloudevents"))
                .to("{{partner.url}}");
        // end::cdrs-as-events[]
    }
}
