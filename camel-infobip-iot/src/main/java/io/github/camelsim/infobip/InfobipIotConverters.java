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

import io.github.camelsim.call.ByteOrderMark;
import io.github.camelsim.infobip.client.AnswerReader;
import io.github.camelsim.infobip.client.AnswerReader.Answer;
import io.github.camelsim.infobip.client.AnswerReader.InvalidAnswerException;
import io.github.camelsim.infobip.client.InfobipIotParseException;
import io.github.camelsim.infobip.client.InfobipIotServiceException;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.masking.ShownText;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.apache.camel.Converter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JSON that was captured elsewhere, read as the component reads its own: {@code convertBodyTo(SimCard.class)}. An error
 * body is an {@link InfobipIotServiceException}, anything else an {@link InfobipIotParseException}. Also reads what
 * {@code outputFormat=json} writes.
 */
@Converter(generateLoader = true)
public final class InfobipIotConverters {

    private static final Logger LOG = LoggerFactory.getLogger(InfobipIotConverters.class);
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST_MARK = 4;
    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_REASON = 500;
    private static final AnswerReader READER = new AnswerReader(text -> ShownText.of(text, LONGEST_VALUE));

    private InfobipIotConverters() {}

    @Converter
    public static SimCard toSimCard(String json) {
        return (SimCard) row(new StringReader(withoutMark(json)), ResultKind.SIM_CARD);
    }

    @Converter
    public static SimCard toSimCard(byte[] json) throws IOException {
        return toSimCard(new ByteArrayInputStream(json));
    }

    @Converter
    public static SimCard toSimCard(InputStream json) throws IOException {
        return toSimCard(decoded(json));
    }

    @Converter
    public static SimCard toSimCard(Reader json) throws IOException {
        return (SimCard) row(withoutMark(json), ResultKind.SIM_CARD);
    }

    @Converter
    public static SimCard toSimCard(File json) throws IOException {
        return toSimCard(Files.readAllBytes(json.toPath()));
    }

    @Converter
    public static SimUsage toSimUsage(String json) {
        return (SimUsage) row(new StringReader(withoutMark(json)), ResultKind.USAGE);
    }

    @Converter
    public static SimUsage toSimUsage(byte[] json) throws IOException {
        return toSimUsage(new ByteArrayInputStream(json));
    }

    @Converter
    public static SimUsage toSimUsage(InputStream json) throws IOException {
        return toSimUsage(decoded(json));
    }

    @Converter
    public static SimUsage toSimUsage(Reader json) throws IOException {
        return (SimUsage) row(withoutMark(json), ResultKind.USAGE);
    }

    @Converter
    public static SimUsage toSimUsage(File json) throws IOException {
        return toSimUsage(Files.readAllBytes(json.toPath()));
    }

    /** In the charset of the byte order mark, else in UTF-8. */
    private static Reader decoded(InputStream json) throws IOException {
        var in = new PushbackInputStream(json, LONGEST_MARK);
        byte[] start = in.readNBytes(LONGEST_MARK);
        ByteOrderMark mark = ByteOrderMark.of(start);
        in.unread(start);
        return new InputStreamReader(in, mark == null ? StandardCharsets.UTF_8 : mark.charset());
    }

    private static String withoutMark(String json) {
        return json.startsWith(BYTE_ORDER_MARK) ? json.substring(BYTE_ORDER_MARK.length()) : json;
    }

    private static Reader withoutMark(Reader json) throws IOException {
        var text = new PushbackReader(json);
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK.charAt(0)) {
            text.unread(first);
        }
        return text;
    }

    private static Object row(Reader json, ResultKind kind) {
        Answer answer;
        try {
            answer = READER.read(json, kind);
        } catch (InvalidAnswerException e) {
            throw new InfobipIotParseException(ShownText.of(e.getMessage(), LONGEST_REASON), e.getCause());
        }
        if (answer.error() != null) {
            throw new InfobipIotServiceException(
                    answer.error(), ShownText.of("the answer is an error: " + answer.error(), LONGEST_REASON));
        }
        if (!answer.unreadable().isEmpty()) {
            LOG.warn(
                    "Values of a converted response are not readable and null: {}",
                    answer.unreadable().stream().map(value -> value.pair()).collect(Collectors.joining("; ")));
        }
        return answer.rows().get(0);
    }
}
