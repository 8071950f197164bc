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
package io.github.camelsim.thingsmobile.sandbox.support;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A response of the sandbox, with access to its XML. */
public record XmlResponse(HttpResponse<byte[]> http) {

    public int status() {
        return http.statusCode();
    }

    public String body() {
        return new String(http.body(), StandardCharsets.UTF_8);
    }

    public boolean done() {
        return "true".equals(first("done"));
    }

    /** The error code and the text, for example {@code 20 input error: amount}; {@code OK} if there is none. */
    public String outcome() {
        if (done()) {
            return "OK";
        }
        List<String> message = texts("errorMessage");
        return first("errorCode") + " " + (message.isEmpty() ? first("message") : message.get(0));
    }

    public String first(String element) {
        return texts(element).get(0);
    }

    public List<String> texts(String element) {
        NodeList nodes = document().getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent())
                .toList();
    }

    public Element root() {
        return document().getDocumentElement();
    }

    private Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(http.body()));
        } catch (Exception e) {
            throw new AssertionError("no XML: " + body(), e);
        }
    }
}
