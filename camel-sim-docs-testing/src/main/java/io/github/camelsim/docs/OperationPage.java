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
package io.github.camelsim.docs;

import io.github.camelsim.call.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Writes or compares the page of an operation. What all operations of all vendors have in common is here. */
public final class OperationPage {

    private OperationPage() {}

    public static void check(String path, Content content) {
        var page = new GeneratedPage(path);
        page.add("= " + content.operation());
        page.addHandWritten("what");
        page.add("// java: " + content.operation(), "[source,java]", "----", content.java(), "----");
        page.addHandWritten("example");
        page.addHandWrittenIfAny("notes");
        facts(page, content);
        parameters(page, content);
        wire(page, content);
        result(page, content);
        page.add("== Failures");
        page.addTable(
                "4,4,2,4",
                List.of("What happened", "Exception", "Sent again", "Was it carried out?"),
                content.failures());
        page.add(content.failuresLink());
        page.check();
    }

    private static void facts(GeneratedPage page, Content content) {
        List<String> lines = new ArrayList<>(List.of("[horizontal]", "Described in:: " + content.source()));
        lines.add("Kind:: " + kind(content.effect()));
        lines.add("Gap:: " + gap(content.gap()));
        lines.addAll(content.facts());
        lines.addAll(page.handWrittenLines("cost"));
        page.add(lines.toArray(String[]::new));
    }

    private static String kind(Effect effect) {
        return switch (effect) {
            case READ -> "READ. It changes nothing, and is sent again after a failure that may pass.";
            case SET ->
                "SET. It sets a state, so twice is the same as once, and it is sent again after a failure that may pass.";
            case ONCE ->
                "ONCE. It has an effect each time, so it is sent again only if the service has not carried it out.";
        };
    }

    /** How long calls wait for each other. */
    public static String gap(Duration gap) {
        return gap.isZero() ? "none" : gap.toSeconds() + " s";
    }

    /** Rows of the headers that a call has set: header, value, meaning. */
    public static List<List<String>> resultHeaders(Exchange exchange, String prefix, CatalogText catalog) {
        return exchange.getMessage().getHeaders().entrySet().stream()
                .filter(header -> header.getKey().startsWith(prefix + "Result"))
                .map(header -> List.of(
                        "`" + header.getKey() + "`", "`" + header.getValue() + "`", catalog.header(header.getKey())))
                .toList();
    }

    /** The header of a parameter. */
    public static String header(String prefix, Enum<?> parameter) {
        String name = parameter.name();
        return prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static void parameters(GeneratedPage page, Content content) {
        page.add("== Parameters");
        if (content.parameters().isEmpty()) {
            page.add("None.");
            return;
        }
        page.addTable(
                "3,5,2,2,6,4",
                List.of("Option", "Header", "Type", "Required", "Meaning and range", "Example"),
                content.parameters());
    }

    private static void wire(GeneratedPage page, Content content) {
        page.add("== Request and response");
        page.add(content.recordedFrom());
        page.addSource(
                "http",
                content.call()
                        .request()
                        .withFixedBoundary()
                        .withHead(OperationPage::shown)
                        .text());
        page.addSource(
                "http", content.call().response().withHead(OperationPage::shown).text());
    }

    /** A line of the head without what is another one each time. */
    private static String shown(String line) {
        if (line.startsWith("Date: ") || line.startsWith("User-Agent: ")) {
            return "";
        }
        return line.startsWith("Host: ") ? line.replaceFirst(":\\d+$", "") : line;
    }

    private static void result(GeneratedPage page, Content content) {
        page.add("== Result");
        page.add("The body is " + content.result() + ". Records are in the package `" + content.modelPackage() + "`.");
        content.records().forEach(type -> fields(page, type));
        page.add("Headers of the message after the call:");
        page.addTable("4,2,6", List.of("Header", "Value here", "Meaning"), content.headers());
    }

    private static void fields(GeneratedPage page, DocumentedType type) {
        page.add("." + type.name() + "\n" + "_" + type.summary() + "_");
        boolean sameNames = type.components().stream().allMatch(DocumentedComponent::hasSameNameInResponse);
        List<String> titles = new ArrayList<>(List.of("Field", "Type", "Unit", "Null", "Meaning"));
        if (!sameNames) {
            titles.add("In the response");
        }
        page.addTable(
                sameNames ? "5,4,3,5,6" : "4,4,3,4,5,4",
                titles,
                type.components().stream()
                        .map(field -> field(field).subList(0, titles.size()))
                        .toList());
        if (sameNames) {
            page.add("The fields have the same names in the response.");
        }
    }

    private static List<String> field(DocumentedComponent field) {
        String inResponse =
                field.wireNames().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return List.of(
                "`" + field.name() + "`",
                "`" + field.type() + "`",
                field.unit(),
                field.nullability().replaceFirst("^null ", ""),
                field.meaning(),
                inResponse.isEmpty() ? "from the call" : inResponse);
    }

    /**
     * What a vendor's tests know of an operation.
     *
     * @param operation as in the URI
     * @param source where the vendor describes it
     * @param effect its kind
     * @param gap between two calls
     * @param facts further lines {@code term:: text}
     * @param java the example
     * @param parameters rows: option, header, type, required, meaning and range, example
     * @param recordedFrom says how the call was recorded, and what was changed
     * @param call request and response as they are shown
     * @param result the type of the body, in AsciiDoc
     * @param records those that the body consists of
     * @param modelPackage that of the records
     * @param headers rows: header, value, meaning
     * @param failures rows: what happened, exception, sent again, was it carried out
     * @param failuresLink where to read on
     */
    public record Content(
            String operation,
            String source,
            Effect effect,
            Duration gap,
            List<String> facts,
            String java,
            List<List<String>> parameters,
            String recordedFrom,
            HttpCall call,
            String result,
            List<DocumentedType> records,
            String modelPackage,
            List<List<String>> headers,
            List<List<String>> failures,
            String failuresLink) {}
}
