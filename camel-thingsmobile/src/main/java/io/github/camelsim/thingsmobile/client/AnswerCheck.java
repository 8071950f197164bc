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
package io.github.camelsim.thingsmobile.client;

import io.github.camelsim.call.Effect;
import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpReply.BodyState;
import io.github.camelsim.masking.SecretMasker;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import io.github.camelsim.thingsmobile.xml.AnswerReading;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;

/** Checks whether the response to a call shows that the call has succeeded. */
final class AnswerCheck {

    /** The message for an OK response without the requested SIM. */
    static final String NO_SUCH_SIM = "it knows no such SIM";

    private static final int SHOWN = 200;
    private static final int SHOWN_VALUE = 100;

    private final AnswerReader reader = new AnswerReader();
    private final long maxResponseBytes;
    private final SecretMasker masker;

    AnswerCheck(long maxResponseBytes, SecretMasker masker) {
        this.maxResponseBytes = maxResponseBytes;
        this.masker = masker;
    }

    /**
     * @param unknownBefore whether an earlier attempt of the call may have taken effect
     * @throws ThingsMobileServiceException if the service reports a failure
     * @throws ThingsMobileParseException if the response cannot be read, or does not belong to the call
     */
    Reply good(Call call, HttpReply http, boolean unknownBefore) {
        boolean unclear = unknownBefore || call.operation().effect() != Effect.READ;
        try {
            return good(call, http, unknownBefore, unclear);
        } catch (ThingsMobileException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            String message = masker.shown("the answer cannot be handled: " + e);
            throw new ThingsMobileParseException(
                    call.operation(), unclear, message, masker.presentable(e), clean(http));
        }
    }

    private Reply good(Call call, HttpReply http, boolean unknownBefore, boolean unclear) {
        Operation operation = call.operation();
        if (http.status() != 200) {
            throw httpError(operation, http, unknownBefore);
        }
        if (http.tooLong()) {
            String message = "the answer is longer than maxResponseBytes=" + maxResponseBytes;
            throw new ThingsMobileParseException(operation, unclear, message, null, clean(http));
        }
        if (http.state() == BodyState.NOT_UNPACKED) {
            String message =
                    "the answer cannot be unpacked: it is compressed in too many pieces, or takes too much memory";
            throw new ThingsMobileParseException(operation, unclear, message, null, clean(http));
        }
        var reading = new AnswerReading(call.zone(), text -> masker.shown(text, SHOWN_VALUE));
        ThingsMobileAnswer answer = read(operation, http, reading, unclear);
        if (!answer.succeeded()) {
            boolean saysNo = answer.done() != null || answer.errorCode() != null;
            int code = Objects.requireNonNullElse(answer.errorCode(), 0);
            String message = Objects.requireNonNullElse(answer.message(), "no reason given");
            boolean unknown = unknownBefore || !saysNo && unclear || mayBeDoneAfter(operation, code);
            throw new ThingsMobileServiceException(operation, unknown, code, masker.shown(message), clean(http));
        }
        String mismatch = AnswerMatch.mismatch(call, answer, reading);
        if (mismatch != null) {
            throw new ThingsMobileParseException(operation, unclear, masker.shown(mismatch), null, clean(http));
        }
        if (operation.resultKind() == ResultKind.SIM && answer.sims().isEmpty()) {
            throw new ThingsMobileServiceException(operation, false, 0, NO_SUCH_SIM, clean(http));
        }
        return new Reply(call, answer, http, reading.unreadable());
    }

    /** For an HTTP status that is a failure. If the body has a {@code <result>}, its error code is more precise. */
    private ThingsMobileServiceException httpError(Operation operation, HttpReply http, boolean unknownBefore) {
        HttpReply clean = clean(http);
        ThingsMobileAnswer said = readIfResult(http);
        boolean saysDone = said != null && said.succeeded();
        int errorCode = said == null || saysDone ? 0 : Objects.requireNonNullElse(said.errorCode(), 0);
        if (errorCode == 0) {
            String message = StringUtils.defaultIfBlank(clean.reason(), "HTTP status") + shown(http);
            boolean contradicts = saysDone && operation.effect() != Effect.READ;
            boolean unknown = unknownBefore || contradicts || mayBeDoneAfterHttp(operation, http.status());
            return new ThingsMobileServiceException(operation, unknown, http.status(), message, clean);
        }
        boolean tooEarly = ErrorCode.of(errorCode) == ErrorCode.TOO_MANY_REQUESTS;
        boolean unknown = unknownBefore
                || mayBeDoneAfter(operation, errorCode)
                || !tooEarly && mayBeDoneAfterHttp(operation, http.status());
        String message = masker.shown(Objects.requireNonNullElse(said.message(), "no reason given"));
        return new ThingsMobileServiceException(operation, unknown, http.status(), errorCode, message, clean);
    }

    /** Error 10 is a problem on the vendor's server, so the call may have taken effect. */
    private static boolean mayBeDoneAfter(Operation operation, int errorCode) {
        return operation.effect() == Effect.ONCE && ErrorCode.of(errorCode) == ErrorCode.GENERIC_ERROR;
    }

    private static boolean mayBeDoneAfterHttp(Operation operation, int status) {
        boolean refused = status >= 400 && status < 500;
        return !refused && operation.effect() != Effect.READ;
    }

    private ThingsMobileAnswer readIfResult(HttpReply http) {
        try {
            return http.tooLong() ? null : reader.read(http.body(), http.charset());
        } catch (ThingsMobileParseException e) {
            return null; // most HTTP errors have an HTML page
        }
    }

    private ThingsMobileAnswer read(Operation operation, HttpReply http, AnswerReading reading, boolean unclear) {
        try {
            return reader.read(http.body(), http.charset(), reading);
        } catch (ThingsMobileParseException e) {
            String reason = masker.shown(e.getMessage()) + shown(http);
            throw new ThingsMobileParseException(
                    operation, unclear, reason, masker.presentable(e.getCause()), clean(http));
        }
    }

    /** Masks the reason phrase, which exceptions show. */
    private HttpReply clean(HttpReply http) {
        return http.reason() == null ? http : http.withReason(masker.shown(http.reason(), SHOWN));
    }

    private String shown(HttpReply http) {
        var body = new ByteArrayInputStream(http.body(), http.textStart(), http.body().length);
        String line = masker.shown(new InputStreamReader(body, http.textCharset()), SHOWN);
        return line.isEmpty() ? "" : ": " + line;
    }
}
