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
package io.github.camelsim.thingsmobile.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.ThingsMobileConverters;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever comes is read as a value, or is a {@link ThingsMobileParseException}; it is never another exception. */
class AnswerFuzzIT {

    private static final int CASES = 10_000;
    private static final String SEED = "20261122";

    private static final String FULL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <result><done>true</done><sims><sim><activationDate>2017-01-20 12:45:00</activationDate>
            <balance>10240</balance><blockSimDaily>1</blockSimDaily><msisdn>447937557899</msisdn>
            <name>Zähler &amp; <![CDATA[S<öhne]]></name><dailyTraffic>0.5</dailyTraffic>
            <cdrs><cdr><cdrDateStart>2017-01-20 12:45:00</cdrDateStart><cdrImsi>204046209014894</cdrImsi>
            <cdrTraffic>1024</cdrTraffic></cdr></cdrs></sim></sims><amount>12.34</amount><currency>EUR</currency>
            <creditHistory><historyRow><date>2017-01-20 12:45:00</date><amount>-1.0</amount></historyRow></creditHistory>
            <plans><plan><id>1</id><name>a</name><simAutorechargeEnabled>true</simAutorechargeEnabled></plan></plans>
            <cdrsPaginated><cdrPaginated><cdrMsisdn>1</cdrMsisdn></cdrPaginated></cdrsPaginated>
            <errorCode>60</errorCode><errorMessage>too many requests</errorMessage></result>
            """;

    private static final List<String> PIECES = List.of(
            "<result>",
            "</result>",
            "<done>",
            "</done>",
            "true",
            "false",
            "<sims>",
            "</sims>",
            "<sims/>",
            "<sim>",
            "</sim>",
            "<sim/>",
            "<cdrs>",
            "<cdr>",
            "</cdr>",
            "</cdrs>",
            "<msisdn>",
            "</msisdn>",
            "1",
            "-1",
            "1e99",
            "1e999999999",
            "NaN",
            "99999999999999999999",
            "2017-01-20 12:45:00",
            "2017-02-30 25:61:61",
            "<balance>",
            "</balance>",
            "<activationDate>",
            "</activationDate>",
            "<errorCode>",
            "</errorCode>",
            "&amp;",
            "&#0;",
            "&#x10FFFF;",
            "&#xD800;",
            "&x;",
            "&",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "--",
            "<?x y?>",
            "<?xml?>",
            "<!DOCTYPE result>",
            "<!DOCTYPE result [",
            "]>",
            "<",
            ">",
            "/>",
            "\"",
            "'",
            " a=\"1\"",
            " xmlns=\"x\"",
            " xmlns:a=\"b\"",
            "<a:b>",
            "</a:b>",
            " xsi:nil=\"true\"",
            "\0",
            "\uFFFE",
            "\uFEFF",
            "ä",
            "😀",
            " ",
            "\n",
            "\r",
            "\t");

    private static final List<String> ODD = List.of(
            "N/A",
            "null",
            "-",
            "NaN",
            "1,234,567",
            "12,5",
            "13.107",
            "18446744073709551615",
            "1e999999999",
            "-1e-999999999",
            "24:00:00",
            "2018-02-28 24:00:00",
            "2018-02-28 23:59:60",
            "2018-02-30",
            "2018-02-28T12:00:00Z",
            "9999-12-31 24:00:00",
            "+999999999-12-31 24:00:00",
            "+999999999-12-31T23:59:59-18:00",
            "-0001-11-30 00:00:00",
            "0000-00-00",
            "yes",
            "2");

    private static final Map<String, String> SIM_ELEMENTS = Map.of(
            "msisdn", "447937557899",
            "name", "Z &amp; S",
            "tag", "a",
            "status", "active",
            "balance", "10240",
            "activationDate", "2017-01-20 12:45:00",
            "blockSimDaily", "1",
            "totalTraffic", "7.5");

    private static final Sim SIM = sim(SIM_ELEMENTS.entrySet().stream()
            .map(element -> "<%1$s>%2$s</%1$s>".formatted(element.getKey(), element.getValue()))
            .toList());

    @Property(tries = CASES, seed = SEED)
    void orderWhiteSpaceAndUnknownElementsChangeNothing(@ForAll("knownAndUnknown") List<String> elements) {
        assertThat(sim(elements)).isEqualTo(SIM);
    }

    @Property(tries = CASES, seed = SEED)
    void brokenBytesAreAValueOrAParseException(@ForAll("mutations") List<Mutation> mutations) {
        byte[] document = FULL.getBytes(StandardCharsets.UTF_8);
        for (Mutation mutation : mutations) {
            document = mutation.of(document);
        }

        assertValueOrParseException(document);
    }

    @Property(tries = CASES, seed = SEED)
    void piecesInAnyOrderAreAValueOrAParseException(@ForAll("pieces") List<String> pieces) {
        String document = "<result><done>true</done>" + String.join("", pieces);

        assertValueOrParseException(document);
        assertValueOrParseException(document + "</result>");
        assertValueOrParseException(document.getBytes(StandardCharsets.UTF_8));
        assertValueOrParseException(document.getBytes(StandardCharsets.UTF_16));
    }

    @Property(tries = CASES, seed = SEED)
    void noValueCostsTheAnswer(@ForAll("fields") String field, @ForAll("values") String value) {
        String row = "<" + field + "><![CDATA[" + value + "]]></" + field + ">";
        String document = "<result><done>true</done><sims><sim>" + row + "<cdrs><cdr>" + row + "</cdr></cdrs></sim>"
                + "<sim><msisdn>2</msisdn></sim></sims><plans><plan>" + row
                + "</plan></plans><cdrsPaginated><cdrPaginated>"
                + row + "</cdrPaginated></cdrsPaginated><creditHistory><historyRow>" + row
                + "</historyRow></creditHistory><amount><![CDATA[" + value + "]]></amount></result>";

        ThingsMobileAnswer answer = ThingsMobileConverters.toAnswer(document);

        assertThat(answer.succeeded()).isTrue();
        assertThat(answer.sims()).hasSize(2);
        assertThat(answer.sims().get(0).cdrs()).hasSize(1);
        assertThat(answer.sims().get(1).msisdn()).isEqualTo("2");
        assertThat(answer.plans()).hasSize(1);
        assertThat(answer.cdrsPaginated()).hasSize(1);
        assertThat(answer.creditHistory()).hasSize(1);
        assertThat(answer.amount() == null ? "" : answer.amount().toPlainString())
                .hasSizeLessThan(300);
    }

    @Property(tries = CASES, seed = SEED)
    void anyBytesAreAValueOrAParseException(@ForAll byte[] bytes) {
        assertValueOrParseException(bytes);
    }

    @Provide
    Arbitrary<List<String>> knownAndUnknown() {
        List<String> known = SIM_ELEMENTS.entrySet().stream()
                .map(element -> "<%1$s> \n%2$s\t</%1$s>".formatted(element.getKey(), element.getValue()))
                .toList();
        Arbitrary<String> unknown = Arbitraries.of(
                "<unknown/>",
                "<unknown>text</unknown>",
                "<unknown a=\"b\"><msisdn>1</msisdn><name/></unknown>",
                "<unknown><sim><msisdn>2</msisdn></sim></unknown>",
                "<!-- <msisdn>3</msisdn> -->",
                "<?note msisdn?>",
                "\n  ");
        return unknown.list().ofMaxSize(8).flatMap(more -> {
            List<String> all = new ArrayList<>(known);
            all.addAll(more);
            return Arbitraries.shuffle(all);
        });
    }

    @Provide
    Arbitrary<String> fields() {
        Stream<String> components = Stream.of(Sim.class, Cdr.class, CreditOperation.class, CustomPlan.class)
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("cdrs"));
        Stream<String> elements = Stream.of(
                "cdrTraffic",
                "cdrDateStart",
                "cdrDateStop",
                "dateLoad",
                "simAutorechargeEnabled",
                "simAutorechargeCreditThreshold",
                "simAutorechargeAmount");
        return Arbitraries.of(
                Stream.concat(components, elements).distinct().sorted().toList());
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> nearlyRight =
                Arbitraries.strings().withChars("0123456789.,-+eE:TZ /'").ofMaxLength(40);
        Arbitrary<String> text = Arbitraries.strings()
                .filter(any -> any.codePoints().allMatch(AnswerFuzzIT::isXml) && !any.contains("]]>"));
        return Arbitraries.frequencyOf(
                Tuple.of(4, nearlyRight),
                Tuple.of(2, text),
                Tuple.of(3, Arbitraries.of(ODD)),
                Tuple.of(1, Arbitraries.integers().between(90, 3_000).map("9"::repeat)));
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character >= ' ' && character < 0xD800
                || character > 0xDFFF && character < 0xFFFE;
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<byte[]> inserted = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(PIECES).map(piece -> piece.getBytes(StandardCharsets.UTF_8))),
                Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(4)));
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 40),
                        inserted)
                .as(Mutation::new);
        return mutation.list().ofMinSize(1).ofMaxSize(6);
    }

    private static Sim sim(List<String> elements) {
        return ThingsMobileConverters.toSim(
                "<result><done>true</done><sims><sim>" + String.join("", elements) + "</sim></sims></result>");
    }

    private static void assertValueOrParseException(byte[] document) {
        try {
            assertThat(ThingsMobileConverters.toAnswer(document)).isNotNull();
        } catch (ThingsMobileParseException e) {
            assertThat(e).hasMessageStartingWith("not a whole <result> document");
        }
    }

    private static void assertValueOrParseException(String document) {
        try {
            assertThat(ThingsMobileConverters.toAnswer(document)).isNotNull();
        } catch (ThingsMobileParseException e) {
            assertThat(e).hasMessageStartingWith("not a whole <result> document");
        }
    }

    /**
     * Bytes of a document are replaced by others.
     *
     * @param place where, as a share of the length
     */
    record Mutation(double place, int removed, byte[] inserted) {

        byte[] of(byte[] document) {
            int from = (int) (place * document.length);
            int to = Math.min(document.length, from + removed);
            var mutated = new ByteArrayOutputStream();
            mutated.writeBytes(Arrays.copyOf(document, from));
            mutated.writeBytes(inserted);
            mutated.writeBytes(Arrays.copyOfRange(document, to, document.length));
            return mutated.toByteArray();
        }
    }
}
