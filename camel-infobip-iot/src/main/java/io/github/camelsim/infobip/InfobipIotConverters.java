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

import io.github.camelsim.infobip.client.AnswerReader;
import io.github.camelsim.infobip.client.AnswerReader.Answer;
import io.github.camelsim.infobip.client.AnswerReader.InvalidAnswerException;
import io.github.camelsim.infobip.client.InfobipIotParseException;
import io.github.camelsim.infobip.client.InfobipIotServiceException;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.masking.ShownText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_REASON = 500;
    private static final AnswerReader READER = new AnswerReader(text -> ShownText.of(text, LONGEST_VALUE));

    private InfobipIotConverters() {}

    @Converter
    public static SimCard toSimCard(String json) {
        return (SimCard) row(new StringReader(json), ResultKind.SIM_CARD);
    }

    @Converter
    public static SimCard toSimCard(byte[] json) {
        return toSimCard(new String(json, StandardCharsets.UTF_8));
    }

    @Converter
    public static SimCard toSimCard(InputStream json) {
        return toSimCard(new InputStreamReader(json, StandardCharsets.UTF_8));
    }

    @Converter
    public static SimCard toSimCard(Reader json) {
        return (SimCard) row(json, ResultKind.SIM_CARD);
    }

    @Converter
    public static SimCard toSimCard(File json) throws IOException {
        return toSimCard(Files.readAllBytes(json.toPath()));
    }

    @Converter
    public static SimUsage toSimUsage(String json) {
        return (SimUsage) row(new StringReader(json), ResultKind.USAGE);
    }

    @Converter
    public static SimUsage toSimUsage(byte[] json) {
        return toSimUsage(new String(json, StandardCharsets.UTF_8));
    }

    @Converter
    public static SimUsage toSimUsage(InputStream json) {
        return toSimUsage(new InputStreamReader(json, StandardCharsets.UTF_8));
    }

    @Converter
    public static SimUsage toSimUsage(Reader json) {
        return (SimUsage) row(json, ResultKind.USAGE);
    }

    @Converter
    public static SimUsage toSimUsage(File json) throws IOException {
        return toSimUsage(Files.readAllBytes(json.toPath()));
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
