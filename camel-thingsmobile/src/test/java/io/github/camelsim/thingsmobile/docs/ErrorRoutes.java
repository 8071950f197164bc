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

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import org.apache.camel.builder.RouteBuilder;

/** The guide's route that goes on where the service knows no such SIM. */
class ErrorRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::unknown-sim[]
        from("direct:unknown-sim")
                .doTry()
                .to("thingsmobile:simStatus")
                .log("${body.name}")
                .doCatch(ThingsMobileServiceException.class)
                .onWhen(simple("${exception.code} == 40"))
                .log("no such SIM: ${exception.message}")
                .end();
        // end::unknown-sim[]
    }
}
