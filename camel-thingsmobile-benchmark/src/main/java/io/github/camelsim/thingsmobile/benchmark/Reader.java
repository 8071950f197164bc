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

import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.github.camelsim.thingsmobile.benchmark.plain.PlainAnswer;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.client.AnswerReader;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A way to read an answer's bytes; all of them with the same StAX parser. */
public enum Reader {
    /** What no reader can do without: each event looked at once, and each text. */
    SCAN("bare scan") {
        @Override
        Read open() {
            XMLInputFactory streams = streams();
            return bytes -> scan(streams.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        }
    },

    COMPONENT(Part.COMPONENT) {
        @Override
        Read open() {
            var reader = new AnswerReader();
            return bytes -> reader.read(bytes, StandardCharsets.UTF_8);
        }
    },

    JACKSON("Jackson XML") {
        @Override
        Read open() {
            var mapper = new XmlMapper();
            return bytes -> mapper.readValue(bytes, PlainAnswer.class);
        }
    },

    JAXB("JAXB") {
        @Override
        Read open() throws JAXBException {
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
    };

    private final String title;

    Reader(String title) {
        this.title = title;
    }

    /** Prepares what is used for answer after answer. */
    abstract Read open() throws JAXBException;

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

    /** One read. */
    @FunctionalInterface
    interface Read {
        Object of(byte[] answer) throws IOException, XMLStreamException, JAXBException;
    }
}
