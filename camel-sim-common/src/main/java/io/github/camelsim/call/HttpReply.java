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
package io.github.camelsim.call;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP response.
 *
 * @param status the HTTP status; without unit
 * @param reason the reason phrase as the service wrote it; null if there is none
 * @param retryAfter the pause that the service asks for, above zero; null if it asks for none
 * @param charset that of the Content-Type; null if it states none
 * @param body the bytes that were read; never null
 * @param state whether the body is complete; never null
 */
public record HttpReply(int status, String reason, Duration retryAfter, Charset charset, byte[] body, BodyState state) {

    private static final Pattern DECLARATION = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']");

    /** Whether the response is longer than the limit. */
    public boolean tooLong() {
        return state == BodyState.TOO_LONG;
    }

    /** This response with another reason phrase. */
    public HttpReply withReason(String other) {
        return new HttpReply(status, other, retryAfter, charset, body, state);
    }

    /**
     * The body as text: in the charset of its byte order mark, else of the Content-Type, else of the document's own
     * declaration, else UTF-8.
     */
    public String text() {
        int start = textStart();
        return new String(body, start, body.length - start, textCharset());
    }

    /** The charset of the text. */
    public Charset textCharset() {
        ByteOrderMark mark = ByteOrderMark.of(body);
        if (mark != null) {
            return mark.charset();
        }
        return charset == null ? declaredCharset() : charset;
    }

    /** Where in the body the text begins. */
    public int textStart() {
        ByteOrderMark mark = ByteOrderMark.of(body);
        return mark == null ? 0 : mark.length();
    }

    /** How much of a body was read. */
    public enum BodyState {
        WHOLE,
        /** The body is longer than the limit and was read up to it. */
        TOO_LONG,
        /** Decompressing the body takes too much memory; nothing of it is kept. */
        NOT_UNPACKED
    }

    private Charset declaredCharset() {
        String start = new String(body, 0, Math.min(body.length, 100), StandardCharsets.US_ASCII);
        Matcher declaration = DECLARATION.matcher(start);
        boolean known = declaration.find() && isSupported(declaration.group(1));
        return known ? Charset.forName(declaration.group(1)) : StandardCharsets.UTF_8;
    }

    private static boolean isSupported(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
