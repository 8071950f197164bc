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
package io.github.camelsim.infobip.client;

import io.github.camelsim.call.Effect;
import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpReply.BodyState;
import io.github.camelsim.format.Identifiers;
import io.github.camelsim.infobip.client.AnswerReader.Answer;
import io.github.camelsim.infobip.client.AnswerReader.InvalidAnswerException;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.masking.SecretMasker;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** Decides whether a response shows that the call has succeeded. */
final class ResponseCheck {

    private static final String WHITE_SPACE = " \t\r\n";
    private static final int SHOWN_BODY = 200;
    private static final int SHOWN_VALUE = 100;
    private static final int SHOWN_ID = 60;

    private final long maxResponseBytes;
    private final SecretMasker masker;
    private final String credentials;
    private final AnswerReader reader;

    /** @param credentials the options with the credentials */
    ResponseCheck(long maxResponseBytes, SecretMasker masker, String credentials) {
        this.maxResponseBytes = maxResponseBytes;
        this.masker = masker;
        this.credentials = credentials;
        this.reader = new AnswerReader(text -> masker.shown(text, SHOWN_VALUE));
    }

    /**
     * @param unknownBefore whether an earlier attempt of the call may have taken effect
     * @throws InfobipIotServiceException if the service says that it did not do it
     * @throws InfobipIotParseException if the response does not show what the service did
     */
    Reply good(Call call, HttpReply http, boolean unknownBefore) {
        var response = new Response(call, http.withReason(shownReason(http)), unknownBefore);
        try {
            return response.good();
        } catch (InfobipIotException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw response.unreadable("the response cannot be handled: " + e, e);
        }
    }

    private String shownReason(HttpReply http) {
        return http.reason() == null ? null : masker.shown(http.reason(), SHOWN_BODY);
    }

    /** For messages: what is not a character is replaced. */
    private static Reader text(HttpReply http) {
        return new InputStreamReader(bytes(http), http.textCharset());
    }

    /** For values: fails where something is not a character. */
    private static Reader strictText(HttpReply http) {
        return new InputStreamReader(bytes(http), http.textCharset().newDecoder());
    }

    private static ByteArrayInputStream bytes(HttpReply http) {
        int start = http.textStart();
        return new ByteArrayInputStream(http.body(), start, http.body().length - start);
    }
    /** One response to one call. */
    private final class Response {

        private final Call call;
        private final HttpReply http;
        private final boolean unknownBefore;
        private final boolean isRead;

        Response(Call call, HttpReply http, boolean unknownBefore) {
            this.call = call;
            this.http = http;
            this.unknownBefore = unknownBefore;
            this.isRead = call.operation().effect() == Effect.READ;
        }

        Reply good() {
            if (http.status() < 200 || http.status() >= 300) {
                throw refused();
            }
            if (http.tooLong()) {
                throw unreadable("the response is longer than maxResponseBytes=" + maxResponseBytes, null);
            }
            if (http.state() == BodyState.NOT_UNPACKED) {
                throw unreadable("the response cannot be unpacked: it takes too much memory", null);
            }
            if (isEmpty() && call.operation().mayBeEmpty()) {
                return new Reply(call, new Answer(List.of(), false, null, null, null, null, false, List.of()));
            }
            Answer answer = answer();
            if (answer.error() != null) {
                throw refused(answer.error(), unknownBefore);
            }
            requireSameSim(answer);
            requireSamePage(answer);
            requireConfirmation(answer);
            return new Reply(call, answer);
        }

        private Answer answer() {
            if (isEmpty()) {
                throw unreadable("the response has no body", null);
            }
            try {
                return reader.read(strictText(http), call.operation().resultKind());
            } catch (InvalidAnswerException e) {
                throw unreadable(e.getMessage() + shownBody(), e.getCause());
            }
        }

        /** Whether there is only white space of JSON, as in the page's response to sendSms. */
        private boolean isEmpty() {
            byte[] body = http.body();
            return IntStream.range(0, body.length).allMatch(i -> WHITE_SPACE.indexOf(body[i]) >= 0);
        }

        private void requireSameSim(Answer answer) {
            String asked = call.get(Parameter.iccid);
            for (Object row : asked == null ? List.of() : answer.rows()) {
                String answered = row instanceof SimCard sim ? sim.iccid() : ((SimUsage) row).iccid();
                String digits = Identifiers.digits(answered);
                if (digits == null && answer.hasErrorField()) {
                    throw unreadable("the response names no SIM, and has an error" + shownBody(), null);
                }
                if (digits != null && !Identifiers.isSameIccid(digits, asked)) {
                    throw unreadable(
                            "the response is about SIM iccid " + answered + ", the request was for iccid " + asked,
                            null);
                }
            }
        }

        private void requireSamePage(Answer answer) {
            Long answered = answer.page();
            if (answered != null && answered != call.page() && !answer.rows().isEmpty()) {
                throw unreadable(
                        "the response is page " + answered + " of the list, the request was for page " + call.page(),
                        null);
            }
        }

        /** The page's response to an action is its id (sections 3, 4 and 7); to an SMS it is any (section 6). */
        private void requireConfirmation(Answer answer) {
            boolean action = call.operation().resultKind() == ResultKind.ACTION;
            boolean confirmed = answer.hasActionId() || call.operation().mayLackActionId() && !answer.hasErrorField();
            if (action && !confirmed) {
                throw unreadable("the response has no actionId" + shownBody(), null);
            }
        }

        private InfobipIotServiceException refused() {
            boolean refusal = http.status() >= 400 && http.status() < 500;
            return refused(errorBody(), unknownBefore || !refusal && !isRead);
        }

        private InfobipIotServiceException refused(ErrorBody error, boolean outcomeUnknown) {
            String messageId = error.messageId() == null ? null : masker.shown(error.messageId(), SHOWN_ID);
            String said = Stream.of(messageId, error.text() == null ? null : masker.shown(error.text()))
                    .filter(Objects::nonNull)
                    .reduce((id, text) -> id + ": " + text)
                    .orElseGet(() -> StringUtils.defaultIfBlank(http.reason(), "HTTP status") + shownBody());
            String hint = hint();
            boolean nothingDone = !outcomeUnknown && !isRead;
            return new InfobipIotServiceException(
                    call,
                    outcomeUnknown,
                    messageId,
                    said,
                    nothingDone ? "it did not take effect; " + hint : hint,
                    http);
        }

        private ErrorBody errorBody() {
            try {
                ErrorBody error = http.tooLong()
                        ? null
                        : reader.read(text(http), ResultKind.ACTION).error();
                return error == null ? new ErrorBody(null, null) : error;
            } catch (InvalidAnswerException e) {
                return new ErrorBody(null, null); // such as a page of HTML
            }
        }

        private String hint() {
            boolean ofSim = call.get(Parameter.iccid) != null;
            return switch (http.status()) {
                case 400 -> "check the parameters";
                case 401 -> "check " + credentials;
                case 403 -> "check " + credentials + ", and what the account may do";
                case 404 -> ofSim ? "check iccid, and that the SIM card is of this account" : "check baseUri";
                case 409, 422 -> "check the parameters" + (ofSim ? ", and the status of the SIM card" : "");
                case 429 -> "raise maxWait, or call less often";
                default -> {
                    if (http.status() < 300) {
                        yield "check the parameters, or contact the service's support";
                    }
                    yield http.status() < 500
                            ? "check baseUri and any proxy before the service"
                            : "contact the service's support if it persists";
                }
            };
        }

        InfobipIotParseException unreadable(String message, Throwable cause) {
            String hint = http.tooLong()
                    ? "raise maxResponseBytes, or ask for smaller pages"
                    : "check baseUri and any proxy before the service";
            return new InfobipIotParseException(
                    call, unknownBefore || !isRead, masker.shown(message), hint, masker.presentable(cause), http);
        }

        private String shownBody() {
            String line = masker.shown(text(http), SHOWN_BODY);
            return line.isEmpty() ? "" : ": " + line;
        }
    }
}
