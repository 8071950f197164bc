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
package io.github.camelsim.sandbox;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the client of a faulty call gets.
 *
 * @param status gives the HTTP status that the client sees, of the service's response and its form of errors, 0 for
 *     none; never null
 * @param code the API's error code that the client sees; without unit; null for that of the service's response
 * @param action sends it; never null
 */
public record FaultDelivery(
        BiFunction<Response, ErrorResponses, Integer> status, Integer code, Consumer<ResponseSender> action) {
    public static final FaultDelivery SERVICE_RESPONSE = changed(UnaryOperator.identity());
    public static final FaultDelivery RESET = new FaultDelivery((response, errors) -> 0, null, ResponseSender::reset);
    static final FaultDelivery STALL_BEFORE_HEAD =
            new FaultDelivery((response, errors) -> 0, null, ResponseSender::hold);
    static final FaultDelivery STALL_IN_BODY =
            new FaultDelivery((response, errors) -> response.status(), null, ResponseSender::holdHalfway);

    /** The service's response with a change to its body. */
    public static FaultDelivery changed(UnaryOperator<Response> change) {
        return new FaultDelivery(
                (response, errors) -> response.status(), null, sender -> sender.send(change.apply(sender.response())));
    }

    /** The service's response, byte by byte. */
    public static FaultDelivery slow(Duration perByte) {
        return new FaultDelivery((response, errors) -> response.status(), null, sender -> sender.sendSlowly(perByte));
    }

    /** This response. */
    public static FaultDelivery of(Response other) {
        return new FaultDelivery((response, errors) -> other.status(), null, sender -> sender.send(other));
    }

    /** The service's response to an error. */
    public static FaultDelivery error(int code, String text) {
        return new FaultDelivery(
                (response, errors) -> errors.response(code, text).status(),
                code,
                sender -> sender.send(sender.error(code, text)));
    }
}
