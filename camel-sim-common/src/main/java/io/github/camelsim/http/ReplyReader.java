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
package io.github.camelsim.http;

import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpReply.BodyState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** Reads a response, up to a limit. */
final class ReplyReader {

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final int limit;
    private final Runnable cancel;

    /** @param cancel ends the request, because closing its stream would read the rest, which may have no end */
    ReplyReader(long maxResponseBytes, Runnable cancel) {
        this.limit = (int) Math.min(maxResponseBytes, Integer.MAX_VALUE - 16L);
        this.cancel = cancel;
    }

    /** @throws PartlyReadException if the rest of the response is not read */
    HttpReply read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return reply(response, new byte[0], BodyState.WHOLE);
        }
        try (InputStream in = entity.getContent()) {
            byte[] body = decompressed(response, in, limit);
            if (body.length == limit && decompressed(response, in, 1).length > 0) {
                cancel.run();
                throw new PartlyReadException(reply(response, body, BodyState.TOO_LONG));
            }
            return reply(response, body, BodyState.WHOLE);
        }
    }

    /** Java's gzip stream calls itself for each empty member, of which there may be thousands. */
    private byte[] decompressed(ClassicHttpResponse response, InputStream in, int most) throws IOException {
        try {
            return in.readNBytes(most);
        } catch (StackOverflowError | OutOfMemoryError e) {
            cancel.run();
            throw new PartlyReadException(reply(response, new byte[0], BodyState.NOT_UNPACKED));
        }
    }

    private static HttpReply reply(ClassicHttpResponse response, byte[] body, BodyState state) {
        return new HttpReply(
                response.getCode(),
                response.getReasonPhrase(),
                retryAfter(response),
                charset(response.getEntity()),
                body,
                state);
    }

    /** Null also for a time that is over: without a pause, the call would be refused again at once. */
    private static Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        Duration pause = header == null ? null : pause(header.getValue().strip());
        if (pause == null || pause.isZero() || pause.isNegative()) {
            return null;
        }
        return pause.compareTo(LONGEST_RETRY_AFTER) < 0 ? pause : LONGEST_RETRY_AFTER;
    }

    /** Null if it is neither a number of seconds nor a date. */
    private static Duration pause(String retryAfter) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        Instant date = DateUtils.parseStandardDate(retryAfter);
        return date == null ? null : Duration.between(Instant.now(), date);
    }

    private static Charset charset(HttpEntity entity) {
        if (entity == null || entity.getContentType() == null) {
            return null;
        }
        try {
            ContentType type = ContentType.parseLenient(entity.getContentType());
            return type == null ? null : type.getCharset();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null; // then the declaration in the document counts
        }
    }
}
