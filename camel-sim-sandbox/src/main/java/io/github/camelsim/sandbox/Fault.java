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
import java.util.Map;

/**
 * A fault of one call: what the client gets instead of the service's response, and whether the call takes effect. Each
 * factory states whether it does; {@link #withEffect()} and {@link #withoutEffect()} change that.
 */
public final class Fault {
    private final String name;
    private final boolean effect;
    private final FaultDelivery delivery;
    private final ResponseEnd end;
    private final ReadFault read;

    private Fault(String name, boolean effect, FaultDelivery delivery, ResponseEnd end, ReadFault read) {
        this.name = name;
        this.effect = effect;
        this.delivery = delivery;
        this.end = end;
        this.read = read;
    }

    private Fault(String name, boolean effect, FaultDelivery delivery) {
        this(name, effect, delivery, ResponseEnd.NOTHING, ReadFault.NONE);
    }

    private static Fault ended(String name, ResponseEnd end) {
        return new Fault(name, true, FaultDelivery.SERVICE_RESPONSE, end, ReadFault.NONE);
    }

    private static Fault reading(String name, ReadFault read) {
        return new Fault(name, true, FaultDelivery.SERVICE_RESPONSE, ResponseEnd.NOTHING, read);
    }

    /**
     * Reads a fault from the name of its factory and, after colons, its arguments: {@code answerTwice}, {@code status:503},
     * {@code status:429:30}, {@code slowBody:5ms}, {@code code:80:cdrs error}, {@code twice:code60},
     * {@code withEffect:html}.
     *
     * @throws IllegalArgumentException if there is no such fault or its arguments are wrong
     */
    public static Fault named(String text) {
        return FaultSyntax.parse(text);
    }

    /** The connection is reset; the call is not carried out. */
    public static Fault resetBeforeEffect() {
        return new Fault("resetBeforeEffect", false, FaultDelivery.RESET);
    }

    /** The call is carried out, then the connection is reset. */
    public static Fault resetAfterEffect() {
        return new Fault("resetAfterEffect", true, FaultDelivery.RESET);
    }

    /** The call is carried out; nothing is sent until {@link SandboxFaults#clear()} or the end of the sandbox. */
    public static Fault stallBeforeHead() {
        return new Fault("stallBeforeHead", true, FaultDelivery.STALL_BEFORE_HEAD);
    }

    /** The call is carried out; the head and half of the body are sent, the rest as in {@link #stallBeforeHead()}. */
    public static Fault stallInBody() {
        return new Fault("stallInBody", true, FaultDelivery.STALL_IN_BODY);
    }

    /** An HTTP status with an HTML body, without effect: 5xx, 429, 404. */
    public static Fault status(int status) {
        return status("status " + status, false, status, Map.of());
    }

    /** As {@link #status(int)}, with a Retry-After header in seconds. */
    public static Fault status(int status, int retryAfterSeconds) {
        return status("status " + status, false, status, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** An HTTP status with an HTML body although the call was carried out. */
    public static Fault statusAfterEffect(int status) {
        return status("statusAfterEffect " + status, true, status, Map.of());
    }

    /** A status 200 with an HTML page, without effect, as portals and proxies send it. */
    public static Fault html() {
        return status("html", false, 200, Map.of());
    }

    /** The response without its body, without effect. */
    public static Fault empty() {
        return new Fault("empty", false, FaultDelivery.changed(FaultResponses::withoutBody));
    }

    /** The call is carried out; half of the response's body is sent as if it were complete. */
    public static Fault truncated() {
        return new Fault("truncated", true, FaultDelivery.changed(FaultResponses::withHalfOfTheBody));
    }

    /** Half of the body of a successful response is sent as if it were complete, without effect. */
    public static Fault truncatedBeforeEffect() {
        return new Fault("truncatedBeforeEffect", false, FaultDelivery.changed(FaultResponses::withHalfOfTheBody));
    }

    /** The call is carried out; the response contains bytes that are not UTF-8. */
    public static Fault wrongEncoding() {
        return new Fault("wrongEncoding", true, FaultDelivery.changed(FaultResponses::withBytesThatAreNotUtf8));
    }

    /** The call is carried out; the response is sent byte by byte. */
    public static Fault slowBody(Duration perByte) {
        return new Fault("slowBody", true, FaultDelivery.slow(perByte));
    }

    /** Things Mobile's code 60, {@code too many requests}, without effect. */
    public static Fault code60() {
        return code(60, "too many requests");
    }

    /** The service's own error with this code and text, without effect. */
    public static Fault code(int code, String message) {
        return new Fault("code " + code, false, FaultDelivery.error(code, message));
    }

    /** Any response, without effect. */
    public static Fault raw(int status, String contentType, byte[] body) {
        byte[] copy = body.clone();
        return new Fault("raw " + status, false, FaultDelivery.of(new Response(status, contentType, Map.of(), copy)));
    }

    /** A status 302 to another location, without effect. */
    public static Fault redirect(String location) {
        return status("redirect", false, 302, Map.of("Location", location));
    }

    /** The call is carried out; its whole response, head and body, is written twice in one write. */
    public static Fault answerTwice() {
        return ended("answerTwice", ResponseEnd.SAME_AGAIN);
    }

    /**
     * The call is carried out and its response is sent; in the same write follows a response 408 that belongs to no request,
     * as load balancers send on idle connections, and the connection is closed.
     */
    public static Fault unsolicited408() {
        return unsolicited408(Duration.ZERO);
    }

    /** As {@link #unsolicited408()}, after the connection has been idle for this time; not if it is used earlier. */
    public static Fault unsolicited408(Duration idle) {
        return ended("unsolicited408", new ResponseEnd(ResponseEnd.Kind.TIMEOUT_408, idle));
    }

    /** The call is carried out and its response is sent; then the connection is closed without an announcement. */
    public static Fault closeAfterAnswer() {
        return closeAfterAnswer(Duration.ZERO);
    }

    /** As {@link #closeAfterAnswer()}, after the connection has been idle for this time; not if it is used earlier. */
    public static Fault closeAfterAnswer(Duration idle) {
        return ended("closeAfterAnswer", new ResponseEnd(ResponseEnd.Kind.CLOSE, idle));
    }

    /** Reads of one SIM return another SIM of the fleet; other operations are not affected. */
    public static Fault answerForAnotherSim() {
        return reading("answerForAnotherSim", ReadFault.of(ReadFault.Kind.ANOTHER_SIM));
    }

    /** Reads of one SIM return this SIM, whichever was requested; other operations are not affected. */
    public static Fault answerFor(String msisdn) {
        return reading("answerFor " + msisdn, new ReadFault(ReadFault.Kind.GIVEN_SIM, msisdn, 0));
    }

    /**
     * Pages have at most this number of rows, whatever page size is requested.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public static Fault smallerPages(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a page has at least 1 row, not " + rows);
        }
        return reading("smallerPages " + rows, new ReadFault(ReadFault.Kind.SMALLER_PAGES, "", rows));
    }

    /** The first page is returned, whichever page is requested. */
    public static Fault ignorePage() {
        return reading("ignorePage", ReadFault.of(ReadFault.Kind.IGNORE_PAGE));
    }

    /** A page after the last one is the last full page again. */
    public static Fault repeatLastPage() {
        return reading("repeatLastPage", ReadFault.of(ReadFault.Kind.REPEAT_LAST_PAGE));
    }

    /** The same response, written twice in one write; without influence on a fault that sends no complete response. */
    public Fault twice() {
        return new Fault(name + " twice", effect, delivery, ResponseEnd.SAME_AGAIN, read);
    }

    /** The same response, and the call is carried out first. */
    public Fault withEffect() {
        return new Fault(name, true, delivery, end, read);
    }

    /** The same response, and the call is not carried out. */
    public Fault withoutEffect() {
        return new Fault(name, false, delivery, end, read);
    }

    /** The name that the journal shows. */
    public String name() {
        return name;
    }

    /** Whether the call is carried out. */
    public boolean effect() {
        return effect;
    }

    /** What the client gets. */
    public FaultDelivery delivery() {
        return delivery;
    }

    /** What happens on the connection afterwards. */
    public ResponseEnd end() {
        return end;
    }

    /** The wrong way in which a read is carried out. */
    public ReadFault read() {
        return read;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Fault status(String name, boolean effect, int status, Map<String, String> headers) {
        return new Fault(name, effect, FaultDelivery.of(FaultResponses.html(status, headers)));
    }
}
