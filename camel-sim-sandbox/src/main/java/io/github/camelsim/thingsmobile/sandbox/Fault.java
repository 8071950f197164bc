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
package io.github.camelsim.thingsmobile.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Something that goes wrong with a call: what the client gets, and whether the call has taken effect by then. Each
 * factory says which it is; {@link #withEffect()} and {@link #withoutEffect()} turn it.
 */
public final class Fault {
    private final String name;
    private final boolean effect;
    private final int httpStatus;
    private final Integer code;
    private final Consumer<Reply> delivery;
    private final AnswerEnd end;
    private final ReadFault read;

    private Fault(
            String name,
            boolean effect,
            int httpStatus,
            Integer code,
            Consumer<Reply> delivery,
            AnswerEnd end,
            ReadFault read) {
        this.name = name;
        this.effect = effect;
        this.httpStatus = httpStatus;
        this.code = code;
        this.delivery = delivery;
        this.end = end;
        this.read = read;
    }

    private Fault(String name, boolean effect, int httpStatus, Consumer<Reply> delivery) {
        this(name, effect, httpStatus, null, delivery, AnswerEnd.NOTHING, ReadFault.NONE);
    }

    private static Fault ended(String name, AnswerEnd end) {
        return new Fault(name, true, 200, null, Reply::sendBody, end, ReadFault.NONE);
    }

    private static Fault reading(String name, ReadFault read) {
        return new Fault(name, true, 200, null, Reply::sendBody, AnswerEnd.NOTHING, read);
    }

    /**
     * A fault by the name of its factory and, after colons, its arguments: {@code answerTwice}, {@code status:503},
     * {@code status:429:30}, {@code slowBody:5ms}, {@code code:80:cdrs error}, {@code twice:code60},
     * {@code withEffect:html}.
     *
     * @throws IllegalArgumentException if there is no such fault or its arguments are wrong
     */
    public static Fault named(String text) {
        return FaultSyntax.parse(text);
    }

    /** The connection is reset, the call was not carried out. */
    public static Fault resetBeforeEffect() {
        return new Fault("resetBeforeEffect", false, 0, Reply::reset);
    }

    /** The call is carried out, then the connection is reset. */
    public static Fault resetAfterEffect() {
        return new Fault("resetAfterEffect", true, 0, Reply::reset);
    }

    /** The call is carried out, nothing is answered until {@link SandboxFaults#clear()} or the sandbox's end. */
    public static Fault stallBeforeHead() {
        return new Fault("stallBeforeHead", true, 0, Reply::hold);
    }

    /** The call is carried out; the head and half of the body come, the rest as in {@link #stallBeforeHead()}. */
    public static Fault stallInBody() {
        return new Fault("stallInBody", true, 200, Reply::holdHalfway);
    }

    /** An HTTP status with an HTML body, without effect: 5xx, 429, 404. */
    public static Fault status(int status) {
        return status("status " + status, false, status, Map.of());
    }

    /** As {@link #status(int)}, with a Retry-After header. */
    public static Fault status(int status, int retryAfterSeconds) {
        return status("status " + status, false, status, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** An HTTP status with an HTML body although the call was carried out. */
    public static Fault statusAfterEffect(int status) {
        return status("statusAfterEffect " + status, true, status, Map.of());
    }

    /** A status 200 with an HTML page, without effect, as portals and proxies answer. */
    public static Fault html() {
        return status("html", false, 200, Map.of());
    }

    /** A status 200 with no body, without effect. */
    public static Fault empty() {
        return new Fault("empty", false, 200, FaultResponses::empty);
    }

    /** The call is carried out; half of the right answer, with a proper end. */
    public static Fault truncated() {
        return new Fault("truncated", true, 200, FaultResponses::half);
    }

    /** Half of an OK answer, with a proper end, without effect. */
    public static Fault truncatedBeforeEffect() {
        return new Fault("truncatedBeforeEffect", false, 200, FaultResponses::half);
    }

    /** The call is carried out; the right answer has bytes in it that are not UTF-8. */
    public static Fault wrongEncoding() {
        return new Fault("wrongEncoding", true, 200, FaultResponses::spoilt);
    }

    /** The call is carried out; the right answer comes byte by byte. */
    public static Fault slowBody(Duration perByte) {
        return new Fault("slowBody", true, 200, reply -> reply.sendSlowly(perByte));
    }

    /** Code 60, {@code too many requests}, without effect. */
    public static Fault code60() {
        return code(60, "too many requests");
    }

    /** A KO answer with that code and text, without effect. */
    public static Fault code(int code, String message) {
        return new Fault(
                "code " + code,
                false,
                200,
                code,
                reply -> reply.sendError(ServiceError.of(code, message)),
                AnswerEnd.NOTHING,
                ReadFault.NONE);
    }

    /** Any answer, without effect. */
    public static Fault raw(int status, String contentType, byte[] body) {
        byte[] copy = body.clone();
        return new Fault("raw " + status, false, status, reply -> reply.send(status, contentType, Map.of(), copy));
    }

    /** A status 302 to another place, without effect. */
    public static Fault redirect(String location) {
        return status("redirect", false, 302, Map.of("Location", location));
    }

    /** The call is carried out; its whole response, head and body, is written twice, in one go. */
    public static Fault answerTwice() {
        return ended("answerTwice", AnswerEnd.SAME_AGAIN);
    }

    /**
     * The call is carried out and rightly answered; behind the response, in one go with it, a response 408 that no
     * request asked for is written, as load balancers do to idle connections, and the connection is closed.
     */
    public static Fault unsolicited408() {
        return unsolicited408(Duration.ZERO);
    }

    /** As {@link #unsolicited408()}, once the connection has been idle for so long; not if it is used before. */
    public static Fault unsolicited408(Duration idle) {
        return ended("unsolicited408", new AnswerEnd(AnswerEnd.Kind.TIMEOUT_408, idle));
    }

    /** The call is carried out and rightly answered, then the connection is closed without having announced it. */
    public static Fault closeAfterAnswer() {
        return closeAfterAnswer(Duration.ZERO);
    }

    /** As {@link #closeAfterAnswer()}, once the connection has been idle for so long; not if it is used before. */
    public static Fault closeAfterAnswer(Duration idle) {
        return ended("closeAfterAnswer", new AnswerEnd(AnswerEnd.Kind.CLOSE, idle));
    }

    /** simStatus and getCdrPaginated answer for another SIM of the fleet; other operations answer rightly. */
    public static Fault answerForAnotherSim() {
        return reading("answerForAnotherSim", ReadFault.anotherSim());
    }

    /** simStatus and getCdrPaginated answer for this SIM, whichever was asked for; other operations answer rightly. */
    public static Fault answerFor(String msisdn) {
        return reading("answerFor " + msisdn, ReadFault.ofSim(msisdn));
    }

    /**
     * Pages have at most so many rows, whatever pageSize asks for.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public static Fault smallerPages(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a page has at least 1 row, not " + rows);
        }
        return reading("smallerPages " + rows, ReadFault.ofPages(rules -> rules.withLargest(rows)));
    }

    /** The first page is given, whatever page is asked for. */
    public static Fault ignorePage() {
        return reading("ignorePage", ReadFault.ofPages(PageRules::withoutNumber));
    }

    /** A page after the last one is the last full page again. */
    public static Fault repeatLastPage() {
        return reading("repeatLastPage", ReadFault.ofPages(rules -> rules.with(BeyondLastPage.REPEAT_LAST_PAGE)));
    }

    /** The same response, written twice in one go; no difference to a fault that sends no whole response. */
    public Fault twice() {
        return new Fault(name + " twice", effect, httpStatus, code, delivery, AnswerEnd.SAME_AGAIN, read);
    }

    /** The same answer, and the call is carried out before. */
    public Fault withEffect() {
        return new Fault(name, true, httpStatus, code, delivery, end, read);
    }

    /** The same answer, and the call is not carried out. */
    public Fault withoutEffect() {
        return new Fault(name, false, httpStatus, code, delivery, end, read);
    }

    /** What the journal calls it. */
    public String name() {
        return name;
    }

    /** Whether the call is carried out. */
    public boolean effect() {
        return effect;
    }

    /** The status the client sees, 0 if it sees none. */
    int httpStatus() {
        return httpStatus;
    }

    /** The code the client sees, given the right answer's. */
    int code(int answered) {
        return code == null ? answered : code;
    }

    /** What happens on the connection afterwards. */
    AnswerEnd end() {
        return end;
    }

    /** How a read is misunderstood. */
    ReadFault read() {
        return read;
    }

    void deliver(Reply reply) {
        delivery.accept(reply);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Fault status(String name, boolean effect, int status, Map<String, String> headers) {
        return new Fault(name, effect, status, FaultResponses.html(status, headers));
    }
}
