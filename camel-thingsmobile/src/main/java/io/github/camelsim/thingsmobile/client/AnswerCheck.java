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

import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;

/** Tells a good answer from the many ways in which one can be bad. */
final class AnswerCheck {

    private static final int SHOWN = 200;

    private final AnswerReader reader = new AnswerReader();
    private final ClientSettings settings;

    AnswerCheck(ClientSettings settings) {
        this.settings = settings;
    }

    /**
     * @param unknownBefore whether an earlier try of the call may have taken effect
     * @throws ThingsMobileServiceException if the service says that it did not do it
     * @throws ThingsMobileParseException if it cannot be told what the service says
     */
    Reply good(Call call, HttpReply http, boolean unknownBefore) {
        Operation operation = call.operation();
        boolean unclear = unknownBefore || operation.effect() != Effect.READ;
        if (http.status() != 200) {
            throw httpError(operation, http, unknownBefore);
        }
        if (http.tooLong()) {
            String message = "the answer is longer than maxResponseBytes=" + settings.maxResponseBytes();
            throw new ThingsMobileParseException(operation, unclear, message, null, clean(http));
        }
        ThingsMobileAnswer answer = read(operation, http, unclear);
        if (!answer.succeeded()) {
            boolean saysNo = answer.done() != null || answer.errorCode() != null;
            int code = Objects.requireNonNullElse(answer.errorCode(), 0);
            String message = Objects.requireNonNullElse(answer.message(), "no reason given");
            boolean unknown = unknownBefore || !saysNo && unclear || mayBeDoneAfter(operation, code);
            throw new ThingsMobileServiceException(
                    operation, unknown, code, settings.withoutSecrets(message), clean(http));
        }
        if (operation == Operation.simStatus && answer.sims().isEmpty()) {
            throw new ThingsMobileServiceException(operation, false, 0, "it knows no such SIM", clean(http));
        }
        return new Reply(call, answer, http);
    }

    /** The HTTP status says that it failed; a {@code <result>} in the body says more exactly why. */
    private ThingsMobileServiceException httpError(Operation operation, HttpReply http, boolean unknownBefore) {
        HttpReply clean = clean(http);
        ThingsMobileAnswer said = readIfResult(http);
        int errorCode = said == null || said.succeeded() ? 0 : Objects.requireNonNullElse(said.errorCode(), 0);
        if (errorCode == 0) {
            String message = StringUtils.defaultIfBlank(clean.reason(), "HTTP status") + shown(http);
            boolean unknown = unknownBefore || mayBeDoneAfterHttp(operation, http.status());
            return new ThingsMobileServiceException(operation, unknown, http.status(), message, clean);
        }
        boolean tooEarly = ErrorCode.of(errorCode) == ErrorCode.TOO_MANY_REQUESTS;
        boolean unknown = unknownBefore
                || mayBeDoneAfter(operation, errorCode)
                || !tooEarly && mayBeDoneAfterHttp(operation, http.status());
        String message = settings.withoutSecrets(Objects.requireNonNullElse(said.message(), "no reason given"));
        return new ThingsMobileServiceException(operation, unknown, http.status(), errorCode, message, clean);
    }

    /** The vendor calls 10 a problem on its server: it does not say how far the call got. */
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
            return null; // most HTTP errors come with a page
        }
    }

    private ThingsMobileAnswer read(Operation operation, HttpReply http, boolean unclear) {
        try {
            return reader.read(http.body(), http.charset());
        } catch (ThingsMobileParseException e) {
            String reason = settings.withoutSecrets(e.getMessage()) + shown(http);
            throw new ThingsMobileParseException(
                    operation, unclear, reason, settings.withoutSecrets(e.getCause()), clean(http));
        }
    }

    /** For an exception, which shows the reason; a good answer's is seen by nobody. */
    private HttpReply clean(HttpReply http) {
        return http.reason() == null ? http : http.withReason(settings.withoutSecrets(http.reason()));
    }

    private String shown(HttpReply http) {
        String text = new String(http.body(), 0, Math.min(http.body().length, 4 * SHOWN), StandardCharsets.UTF_8);
        String line = StringUtils.normalizeSpace(settings.withoutSecrets(text));
        return line.isEmpty() ? "" : ": " + StringUtils.abbreviate(line, SHOWN);
    }
}
