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

import io.github.camelsim.thingsmobile.client.ErrorCode;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The guide's paid route: what is not known to have failed is never sent again. */
// tag::safe-recharge[]
class SafeRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(ThingsMobileException.class)
                .onWhen(SafeRoutes::outcomeUnknown)
                .handled(true)
                .to("direct:undecided");
        onException(ThingsMobileException.class)
                .onWhen(SafeRoutes::provablyNotDone)
                .maximumRedeliveries(3)
                .redeliveryDelay(1000)
                .useExponentialBackOff();

        from("direct:recharge").to("thingsmobile:rechargeSim?amount=100").log("${body.msisdn} recharged");

        from("direct:undecided")
                .log("${header.CamelThingsMobileMsisdn}: look into the credit history before you repeat it");
    }

    private static boolean outcomeUnknown(Exchange exchange) {
        return failure(exchange).outcomeUnknown();
    }

    /** The service never got the call, or says that it has not executed it. */
    private static boolean provablyNotDone(Exchange exchange) {
        ThingsMobileException failure = failure(exchange);
        if (failure.outcomeUnknown()) {
            return false;
        }
        return failure instanceof ThingsMobileRejectedException
                || failure instanceof ThingsMobileNetworkException
                || failure instanceof ThingsMobileServiceException refusal
                        && refusal.errorCode() == ErrorCode.TOO_MANY_REQUESTS;
    }

    private static ThingsMobileException failure(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ThingsMobileException.class);
    }
}
// end::safe-recharge[]
