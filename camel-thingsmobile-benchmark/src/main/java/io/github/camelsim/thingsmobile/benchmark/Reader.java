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
package io.github.camelsim.thingsmobile.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainAnswer;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainPage;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainSimCard;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.client.AnswerReader;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A way to read an answer's bytes; those of a vendor all with the same parser. */
public enum Reader {
    /** What no reader can do without: each event looked at once, and each text. */
    SCAN("bare scan", false) {
        @Override
        Read open(Answer answer) {
            XMLInputFactory streams = streams();
            return bytes -> scan(streams.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        }
    },

    COMPONENT(Part.COMPONENT, false) {
        @Override
        Read open(Answer answer) {
            var reader = new AnswerReader();
            return bytes -> reader.read(bytes, StandardCharsets.UTF_8);
        }
    },

    JACKSON("Jackson XML", false) {
        @Override
        Read open(Answer answer) {
            var mapper = new XmlMapper();
            return bytes -> mapper.readValue(bytes, PlainAnswer.class);
        }
    },

    JAXB("JAXB", false) {
        @Override
        Read open(Answer answer) throws JAXBException {
            XMLInputFactory streams = streams();
            JAXBContext context = JAXBContext.newInstance(PlainAnswer.class);
            return bytes -> {
                XMLStreamReader document = streams.createXMLStreamReader(new ByteArrayInputStream(bytes));
                try {
                    return context.createUnmarshaller().unmarshal(document);
                } finally {
                    document.close();
                }
            };
        }
    },
    JSON_SCAN("bare scan", true) {
        @Override
        Read open(Answer answer) {
            var json = new JsonFactory();
            return bytes -> scan(json.createParser(bytes));
        }
    },
    JSON_COMPONENT(Part.COMPONENT, true) {
        @Override
        Read open(Answer answer) {
            var reader = new io.github.camelsim.infobip.client.AnswerReader(text -> text);
            return bytes -> reader.read(
                    new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8),
                    answer.infobipResult());
        }
    },
    JSON_JACKSON("Jackson", true) {
        @Override
        Read open(Answer answer) {
            var mapper = new ObjectMapper();
            Class<?> type = answer == Answer.INFOBIP_SIM ? PlainSimCard.class : PlainPage.class;
            return bytes -> mapper.readValue(bytes, type);
        }
    };

    private final String title;
    private final boolean json;

    Reader(String title, boolean json) {
        this.title = title;
        this.json = json;
    }

    /** Those that can read an answer, first the bare scan. */
    static List<Reader> of(Answer answer) {
        return Stream.of(values())
                .filter(reader -> reader.json == (answer.infobipResult() != null))
                .toList();
    }

    /** Prepares what is used for answer after answer. */
    abstract Read open(Answer answer) throws JAXBException;

    String title() {
        return title;
    }

    private static XMLInputFactory streams() {
        XMLInputFactory streams = XMLInputFactory.newFactory();
        streams.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        streams.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return streams;
    }

    private static Integer scan(XMLStreamReader document) throws XMLStreamException {
        int length = 0;
        while (document.hasNext()) {
            document.next();
            if (document.hasName()) {
                length += document.getLocalName().length();
            } else if (document.hasText()) {
                length += document.getText().length();
            }
        }
        document.close();
        return length;
    }

    private static Integer scan(JsonParser document) throws IOException {
        int length = 0;
        for (JsonToken token = document.nextToken(); token != null; token = document.nextToken()) {
            if (token == JsonToken.FIELD_NAME || token.isScalarValue()) {
                length += document.getText().length();
            }
        }
        document.close();
        return length;
    }

    /** One read. */
    @FunctionalInterface
    interface Read {
        Object of(byte[] answer) throws IOException, XMLStreamException, JAXBException;
    }
}
