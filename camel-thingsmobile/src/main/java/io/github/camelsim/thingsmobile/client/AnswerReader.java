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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.github.camelsim.call.ByteOrderMark;
import io.github.camelsim.masking.SecretMasker;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import io.github.camelsim.thingsmobile.xml.AnswerModule;
import io.github.camelsim.thingsmobile.xml.AnswerReading;
import io.github.camelsim.thingsmobile.xml.UnreadableValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.ri.Stax2ReaderAdapter;
import org.codehaus.stax2.util.StreamReader2Delegate;

/**
 * Reads the {@code <result>} document that every operation returns (API document 4). Elements may be in any order, and
 * unknown ones are skipped. A document with a DTD is refused before it is read.
 */
public final class AnswerReader {

    private static final String ROOT = "result";
    private static final SecretMasker SHOWN = new SecretMasker(List.of());

    private final XmlMapper mapper = XmlMapper.builder()
            .addModule(new AnswerModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final XMLInputFactory streams = mapper.getFactory().getXMLInputFactory();
    private final ObjectReader reader = mapper.readerFor(ThingsMobileAnswer.class);

    private final Consumer<UnreadableValue> unreadable;

    public AnswerReader() {
        this(value -> {});
    }

    /** @param unreadable called for each value that is not of its type */
    public AnswerReader(Consumer<UnreadableValue> unreadable) {
        this.unreadable = unreadable;
    }

    /**
     * Reads a document; a time with an offset is converted to UTC.
     *
     * @param charset from the transport; if null, the declaration of the document decides
     * @throws ThingsMobileParseException if this is not a whole {@code <result>} document
     */
    public ThingsMobileAnswer read(byte[] document, Charset charset) {
        return read(reading -> read(document, charset, reading));
    }

    /** @throws ThingsMobileParseException if this is not a whole {@code <result>} document */
    public ThingsMobileAnswer read(String document) {
        return read(reading -> read(() -> streams.createXMLStreamReader(new StringReader(document)), reading));
    }

    private ThingsMobileAnswer read(Function<AnswerReading, ThingsMobileAnswer> read) {
        var reading = new AnswerReading(ZoneOffset.UTC, SHOWN::shown);
        ThingsMobileAnswer answer = read.apply(reading);
        reading.unreadable().forEach(unreadable);
        return answer;
    }

    /**
     * @param charset from the transport; a byte order mark takes precedence; may be null
     * @param reading collects the lists and the unreadable values
     * @throws ThingsMobileParseException if this is not a whole {@code <result>} document
     */
    ThingsMobileAnswer read(byte[] document, Charset charset, AnswerReading reading) {
        ByteOrderMark mark = ByteOrderMark.of(document);
        int start = mark == null ? 0 : mark.length();
        Charset known = mark == null ? charset : mark.charset();
        var bytes = new ByteArrayInputStream(document, start, document.length - start);
        return read(
                () -> known == null
                        ? streams.createXMLStreamReader(bytes)
                        : streams.createXMLStreamReader(bytes, known.name()),
                reading);
    }

    private ThingsMobileAnswer read(Source source, AnswerReading reading) {
        try {
            XMLStreamReader document = source.open();
            try {
                return read(document, reader.withAttribute(AnswerReading.class, reading));
            } finally {
                document.close();
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new ThingsMobileParseException(
                    "not a whole <result> document: " + SHOWN.shown(firstLine(e)), SHOWN.presentable(e));
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw new ThingsMobileParseException("not a whole <result> document: reading it takes too much memory", e);
        }
    }

    private ThingsMobileAnswer read(XMLStreamReader document, ObjectReader reader)
            throws IOException, XMLStreamException {
        goToRoot(document);
        try (JsonParser parser = mapper.getFactory().createParser(new WithoutAttributes(document))) {
            ThingsMobileAnswer answer = reader.readValue(parser);
            while (document.hasNext()) {
                document.next(); // the rest must be well-formed too
            }
            return answer;
        }
    }

    private static void goToRoot(XMLStreamReader document) throws XMLStreamException {
        while (document.next() != XMLStreamConstants.START_ELEMENT) {
            if (document.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("it has a DTD");
            }
        }
        if (!ROOT.equals(document.getLocalName())) {
            throw new XMLStreamException("its root is <" + document.getLocalName() + ">");
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    /** Hides attributes, which the API does not have: Jackson would read an element with one as an object. */
    private static final class WithoutAttributes extends StreamReader2Delegate {

        WithoutAttributes(XMLStreamReader document) {
            super(Stax2ReaderAdapter.wrapIfNecessary(document));
        }

        @Override
        public int getAttributeCount() {
            return 0;
        }
    }

    @FunctionalInterface
    private interface Source {
        XMLStreamReader open() throws XMLStreamException;
    }
}
