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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.masking.ShownText;
import io.github.camelsim.thingsmobile.client.AnswerReader;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import io.github.camelsim.thingsmobile.xml.UnreadableValue;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Converter;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Type converters for responses that were captured elsewhere: {@code convertBodyTo(Sim.class)}. A failed response can be
 * converted to {@link ThingsMobileAnswer}; its conversion to {@link Sim} or {@link Credit} throws a
 * {@link ThingsMobileServiceException}. The conversion of any other text throws a
 * {@link io.github.camelsim.thingsmobile.client.ThingsMobileParseException}.
 */
@Converter(generateLoader = true)
public final class ThingsMobileConverters {

    private static final Logger LOG = LoggerFactory.getLogger(ThingsMobileConverters.class);
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();
    private static final AnswerReader READER = new AnswerReader(ThingsMobileConverters::warn);

    private static final int MAX_REASON_LENGTH = 500;

    private ThingsMobileConverters() {}

    @Converter
    public static ThingsMobileAnswer toAnswer(String xml) {
        return READER.read(xml);
    }

    @Converter
    public static ThingsMobileAnswer toAnswer(byte[] xml) {
        return READER.read(xml, null);
    }

    @Converter
    public static ThingsMobileAnswer toAnswer(InputStream xml) throws IOException {
        return toAnswer(xml.readAllBytes());
    }

    @Converter
    public static ThingsMobileAnswer toAnswer(Reader xml) throws IOException {
        return toAnswer(IOHelper.toString(xml));
    }

    @Converter
    public static ThingsMobileAnswer toAnswer(File xml) throws IOException {
        return toAnswer(Files.readAllBytes(xml.toPath()));
    }

    @Converter
    public static Sim toSim(String xml) {
        return sim(toAnswer(xml));
    }

    @Converter
    public static Sim toSim(byte[] xml) {
        return sim(toAnswer(xml));
    }

    @Converter
    public static Sim toSim(InputStream xml) throws IOException {
        return sim(toAnswer(xml));
    }

    @Converter
    public static Sim toSim(Reader xml) throws IOException {
        return sim(toAnswer(xml));
    }

    @Converter
    public static Sim toSim(File xml) throws IOException {
        return sim(toAnswer(xml));
    }

    @Converter
    public static Credit toCredit(String xml) {
        return credit(toAnswer(xml));
    }

    @Converter
    public static Credit toCredit(byte[] xml) {
        return credit(toAnswer(xml));
    }

    @Converter
    public static Credit toCredit(InputStream xml) throws IOException {
        return credit(toAnswer(xml));
    }

    @Converter
    public static Credit toCredit(Reader xml) throws IOException {
        return credit(toAnswer(xml));
    }

    @Converter
    public static Credit toCredit(File xml) throws IOException {
        return credit(toAnswer(xml));
    }

    private static void warn(UnreadableValue value) {
        if (WARNED.add(value.list() + " " + value.field())) {
            LOG.warn(
                    "{} of a converted answer is not readable and null: {}. Other values of this field are not logged",
                    value.field(),
                    value.text());
        }
    }

    private static Sim sim(ThingsMobileAnswer answer) {
        int sims = successful(answer).sims().size();
        if (sims > 1) {
            throw new IllegalArgumentException(
                    "the answer has " + sims + " SIMs: convert it to ThingsMobileAnswer, which holds them all");
        }
        if (sims == 0) {
            throw new ThingsMobileServiceException(0, "the answer has no SIM");
        }
        return answer.sims().get(0);
    }

    private static Credit credit(ThingsMobileAnswer answer) {
        boolean hasCredit =
                Stream.of(successful(answer).amount(), answer.currency()).anyMatch(Objects::nonNull)
                        || !answer.creditHistory().isEmpty(); // an unreadable amount is null, but the rest is valid
        if (!hasCredit) {
            throw new ThingsMobileServiceException(0, "the answer has no credit");
        }
        return answer.credit();
    }

    private static ThingsMobileAnswer successful(ThingsMobileAnswer answer) {
        if (!answer.succeeded()) {
            throw new ThingsMobileServiceException(
                    Objects.requireNonNullElse(answer.errorCode(), 0),
                    ShownText.of(Objects.requireNonNullElse(answer.message(), "no reason given"), MAX_REASON_LENGTH));
        }
        return answer;
    }
}
