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
package io.github.camelsim.thingsmobile.robust;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.robust.Calls.Effect;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What can go wrong with a call, and what must come of it then for a call of each effect. */
enum Trouble {
    CONNECTION_REFUSED("connection refused", Kind.NOT_SENT, null),
    RESET_BEFORE_EFFECT("reset before the effect", Kind.NO_ANSWER, Fault.resetBeforeEffect()),
    RESET_AFTER_EFFECT("reset after the effect", Kind.NO_ANSWER, Fault.resetAfterEffect()),
    STALL_BEFORE_HEAD("stall before the head", Kind.NO_ANSWER, Fault.stallBeforeHead()),
    STALL_IN_BODY("stall in the body", Kind.NO_ANSWER, Fault.stallInBody()),
    SLOW_BODY("a byte at a time", Kind.NO_ANSWER, Fault.slowBody(Duration.ofMillis(200))),
    HTTP_500("500", Kind.HTTP_5XX, Fault.status(500)),
    HTTP_502("502 before the effect", Kind.HTTP_5XX, Fault.status(502)),
    HTTP_502_AFTER_EFFECT("502 after the effect", Kind.HTTP_5XX, Fault.statusAfterEffect(502)),
    HTTP_503("503", Kind.HTTP_5XX, Fault.status(503)),
    HTTP_503_RETRY_AFTER("503, Retry-After: 1", Kind.HTTP_5XX, Fault.status(503, 1)),
    HTTP_429("429 once", Kind.TOO_EARLY_ONCE, Fault.status(429)),
    HTTP_429_RETRY_AFTER("429 once, Retry-After: 1", Kind.TOO_EARLY_ONCE, Fault.status(429, 1)),
    HTML("an HTML page", Kind.UNREADABLE, Fault.html()),
    EMPTY("an empty answer", Kind.UNREADABLE, Fault.empty()),
    TRUNCATED("half an answer", Kind.UNREADABLE, Fault.truncated()),
    WRONG_ENCODING("wrong encoding", Kind.UNREADABLE, Fault.wrongEncoding()),
    CODE_60("code 60 once", Kind.TOO_EARLY_ONCE, Fault.code60()),
    CODE_60_FOR_EVER("code 60 for ever", Kind.TOO_EARLY_ALWAYS, Fault.code60());

    /** All calls are made with {@code maxRetries=1}. */
    private static final int TRIES = 2;

    private enum Kind {
        NOT_SENT,
        NO_ANSWER,
        HTTP_5XX,
        UNREADABLE,
        TOO_EARLY_ONCE,
        TOO_EARLY_ALWAYS
    }

    private final String text;
    private final Kind kind;
    private final Fault fault;

    Trouble(String text, Kind kind, Fault fault) {
        this.text = text;
        this.kind = kind;
        this.fault = fault;
    }

    /** Lets every call meet it, or only the first one if it is one that passes. */
    void befall(SandboxFaults faults, String operation) {
        if (kind == Kind.TOO_EARLY_ONCE) {
            faults.next(operation, fault);
        } else if (fault != null) {
            faults.always(operation, fault);
        }
    }

    boolean refusesConnections() {
        return kind == Kind.NOT_SENT;
    }

    /** Long enough never to matter, unless it is what the call must run into. */
    Duration responseTimeout() {
        boolean matters =
                Arrays.asList(STALL_BEFORE_HEAD, STALL_IN_BODY, SLOW_BODY).contains(this);
        return matters ? Duration.ofSeconds(4) : Duration.ofSeconds(60);
    }

    Duration maxWait() {
        return kind == Kind.TOO_EARLY_ALWAYS ? Duration.ofSeconds(2) : Duration.ofSeconds(60);
    }

    /** What must come of it. */
    Outcome expected(Effect effect) {
        return new Outcome(expectedCalls(effect), expectedEffects(effect), expectedFailure(), expectedUnknown(effect));
    }

    private int expectedCalls(Effect effect) {
        return switch (kind) {
            case NOT_SENT -> 0;
            case NO_ANSWER, HTTP_5XX -> effect == Effect.ONCE ? 1 : TRIES;
            case UNREADABLE -> 1;
            case TOO_EARLY_ONCE -> 2;
            case TOO_EARLY_ALWAYS -> Outcome.MANY;
        };
    }

    private int expectedEffects(Effect effect) {
        if (effect == Effect.READ || kind == Kind.NOT_SENT || kind == Kind.TOO_EARLY_ALWAYS) {
            return 0;
        }
        if (kind == Kind.TOO_EARLY_ONCE) {
            return 1;
        }
        return fault.effect() ? expectedCalls(effect) : 0;
    }

    private Optional<Class<? extends ThingsMobileException>> expectedFailure() {
        return switch (kind) {
            case NOT_SENT, NO_ANSWER -> Optional.of(ThingsMobileNetworkException.class);
            case HTTP_5XX, TOO_EARLY_ALWAYS -> Optional.of(ThingsMobileServiceException.class);
            case UNREADABLE -> Optional.of(ThingsMobileParseException.class);
            case TOO_EARLY_ONCE -> Optional.empty();
        };
    }

    private boolean expectedUnknown(Effect effect) {
        return switch (kind) {
            case NOT_SENT, TOO_EARLY_ONCE, TOO_EARLY_ALWAYS -> false;
            case NO_ANSWER, HTTP_5XX, UNREADABLE -> effect != Effect.READ;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
