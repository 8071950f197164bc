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
package io.github.camelsim.thingsmobile.docs;

import io.github.camelsim.docs.ShortenedBody;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** XML in lines, of each list only the first element. */
final class ShortenedXml {

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    ShortenedXml(String xml) throws Exception {
        if (xml.startsWith("<?xml")) {
            lines.add(xml.substring(0, xml.indexOf("?>") + 2));
        }
        write(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)))
                        .getDocumentElement(),
                "");
    }

    ShortenedBody body() {
        return new ShortenedBody(
                String.join("\n", lines),
                leftOut.entrySet().stream()
                        .map(element -> element.getValue() + " more `<" + element.getKey() + ">`")
                        .toList());
    }

    private void write(Element element, String indent) {
        String name = element.getTagName();
        List<Element> children = children(element);
        if (children.isEmpty()) {
            String text = element.getTextContent().replace("&", "&amp;").replace("<", "&lt;");
            lines.add(indent + (text.isEmpty() ? "<" + name + "/>" : "<" + name + ">" + text + "</" + name + ">"));
            return;
        }
        lines.add(indent + "<" + name + ">");
        boolean isList = children.size() > 1
                && children.stream().map(Element::getTagName).distinct().count() == 1;
        for (Element child : isList ? children.subList(0, 1) : children) {
            write(child, indent + "  ");
        }
        if (isList) {
            leftOut.merge(children.get(0).getTagName(), children.size() - 1, Integer::sum);
        }
        lines.add(indent + "</" + name + ">");
    }

    private static List<Element> children(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
