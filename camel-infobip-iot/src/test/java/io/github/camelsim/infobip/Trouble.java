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
package io.github.camelsim.infobip;

import io.github.camelsim.call.Effect;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What can go wrong with a call. */
enum Trouble {
    CONNECTION_REFUSED("connection refused", null),
    RESET_BEFORE_EFFECT("reset before the effect", Fault.resetBeforeEffect()),
    RESET_AFTER_EFFECT("reset after the effect", Fault.resetAfterEffect()),
    STALL_BEFORE_HEAD("stall before the head", Fault.stallBeforeHead()),
    STALL_IN_BODY("stall in the body", Fault.stallInBody()),
    SLOW_BODY("a byte at a time", Fault.slowBody(Duration.ofMillis(200))),
    HTTP_500("500", Fault.status(500)),
    HTTP_502("502 before the effect", Fault.status(502)),
    HTTP_502_AFTER_EFFECT("502 after the effect", Fault.statusAfterEffect(502)),
    HTTP_503("503", Fault.status(503)),
    HTTP_503_RETRY_AFTER("503, Retry-After: 1", Fault.status(503, 1)),
    HTTP_429("429 once", Fault.status(429)),
    HTTP_429_RETRY_AFTER("429 once, Retry-After: 1", Fault.status(429, 1)),
    HTTP_400("400 with Infobip's error body", Fault.code(400, "no")),
    HTTP_401("401 with Infobip's error body", Fault.code(401, "no")),
    HTTP_404("404 with Infobip's error body", Fault.code(404, "no")),
    REDIRECT("redirect", Fault.redirect("/elsewhere")),
    ERROR_WITH_200("200 with Infobip's error body", json("{\"requestError\":{\"serviceException\":{}}}")),
    OTHER_ERROR_WITH_200("200 with another error body", json("{\"status\":500,\"error\":\"Internal Server Error\"}")),
    HTML("an HTML page", Fault.html()),
    EMPTY("an empty answer", Fault.empty()),
    TRUNCATED("half an answer", Fault.truncated()),
    WRONG_ENCODING("wrong encoding", Fault.wrongEncoding()),
    ANSWER_TWICE("an answer that comes twice", Fault.answerTwice()),
    UNSOLICITED_408("a 408 while the connection is idle", Fault.unsolicited408()),
    CLOSED_AFTER_ANSWER("closed after the answer", Fault.closeAfterAnswer());

    private final String text;
    private final Fault fault;

    Trouble(String text, Fault fault) {
        this.text = text;
        this.fault = fault;
    }

    private static Fault json(String body) {
        return Fault.raw(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets every call meet it, or only the first one if it is one that passes. */
    void befall(SandboxFaults faults, String operation) {
        if (this == HTTP_429 || this == HTTP_429_RETRY_AFTER) {
            faults.next(operation, fault);
        } else if (fault != null) {
            faults.always(operation, fault);
        }
    }

    boolean isRefusedConnection() {
        return this == CONNECTION_REFUSED;
    }

    /** How many requests the service gets, with {@code maxRetries=1}. */
    int calls(Effect effect) {
        return switch (this) {
            case CONNECTION_REFUSED -> 0;
            case HTTP_429, HTTP_429_RETRY_AFTER -> 2;
            case RESET_BEFORE_EFFECT,
                    RESET_AFTER_EFFECT,
                    STALL_BEFORE_HEAD,
                    STALL_IN_BODY,
                    SLOW_BODY,
                    HTTP_500,
                    HTTP_502,
                    HTTP_502_AFTER_EFFECT,
                    HTTP_503,
                    HTTP_503_RETRY_AFTER -> effect == Effect.ONCE ? 1 : 2;
            default -> 1;
        };
    }

    /** Whether the response is what the page documents for the operation, so that nobody could tell that it is a fault. */
    boolean isConfirmationOf(Operation operation) {
        return this == EMPTY && (operation == Operation.sendSms || operation == Operation.runDiagnostics);
    }

    /** Long enough never to matter, unless it is what the call must run into. */
    Duration responseTimeout() {
        Set<Trouble> slow = EnumSet.of(STALL_BEFORE_HEAD, STALL_IN_BODY, SLOW_BODY);
        return slow.contains(this) ? Duration.ofSeconds(4) : Duration.ofSeconds(60);
    }

    @Override
    public String toString() {
        return text;
    }
}
