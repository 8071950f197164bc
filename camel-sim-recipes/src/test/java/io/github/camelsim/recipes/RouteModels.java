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
package io.github.camelsim.recipes;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What routes say, as Camel understands them, whatever language they are written in. */
final class RouteModels {

    private RouteModels() {}

    static List<String> of(String language, List<String> texts) throws Exception {
        try (var context = new DefaultCamelContext()) {
            for (String text : texts) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromString("routes.camel." + language, text));
            }
            return of(context);
        }
    }

    static List<String> of(List<RoutesBuilder> classes) throws Exception {
        try (var context = new DefaultCamelContext()) {
            for (RoutesBuilder routes : classes) {
                context.addRoutes(routes);
            }
            return of(context);
        }
    }

    /** The context is not started, so that nothing is called. */
    private static List<String> of(DefaultCamelContext context) throws Exception {
        List<String> models = new ArrayList<>();
        for (RouteDefinition route : context.getRouteDefinitions()) {
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), TryDefinition.class)
                    .forEach(RouteModels::completeOutputs);
            String xml = PluginHelper.getModelToXMLDumper(context).dumpModelAsXml(context, route);
            var model = new StringBuilder();
            append(
                    model,
                    "",
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(xml)))
                            .getDocumentElement());
            models.add(model.toString());
        }
        return models;
    }

    /** From YAML the catch clauses are not among the outputs, which are what is dumped. */
    private static void completeOutputs(TryDefinition definition) {
        for (CatchDefinition clause : definition.getCatchClauses()) {
            if (!definition.getOutputs().contains(clause)) {
                definition.getOutputs().add(clause);
            }
        }
    }

    private static void append(StringBuilder model, String indent, Element element) throws Exception {
        model.append(indent).append(element.getTagName());
        for (Map.Entry<String, String> attribute : attributes(element).entrySet()) {
            model.append(' ').append(attribute.getKey()).append('=').append(attribute.getValue());
        }
        List<Element> children = children(element);
        model.append(children.isEmpty() ? ": " + element.getTextContent().strip() : "")
                .append('\n');
        for (Element child : children) {
            append(model, indent + "  ", child);
        }
    }

    private static Map<String, String> attributes(Element element) throws Exception {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), value(attribute.getNodeName(), attribute.getNodeValue()));
        }
        attributes.remove("xmlns");
        attributes.remove("regex", "false"); // the default, which Java sets
        return attributes;
    }

    private static String value(String name, String value) throws Exception {
        return switch (name) {
            // options in one order, and characters that only some languages encode
            case "uri" -> URISupport.normalizeUri(value.replaceAll("\\s+", " ")).replace("%23", "#");
            // as Camel reads it
            case "token" -> value.replace("\\n", "\n");
            default -> value;
        };
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }
}
