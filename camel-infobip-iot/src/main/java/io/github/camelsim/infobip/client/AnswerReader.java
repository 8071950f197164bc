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
package io.github.camelsim.infobip.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the JSON of the service as a stream. Fields that are not known are skipped, so that neither their number nor
 * their size matters.
 */
public final class AnswerReader {

    /** More rows than any page has; the limit keeps a hostile response from filling the memory. */
    private static final int MOST_ROWS = 100_000;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1_000)
            .maxNameLength(1_000)
            .maxStringLength(1_000_000)
            .build();

    private static final Set<String> FIELDS = Stream.concat(
                    RowReader.FIELDS.stream(),
                    Stream.of(
                            "sims",
                            "usage",
                            "page",
                            "limit",
                            "error",
                            "errors",
                            "errorCode",
                            "actionId",
                            "requestError",
                            "serviceException",
                            "messageId",
                            "text"))
            .collect(Collectors.toUnmodifiableSet());

    /** What other error bodies than Infobip's have, such as those of a gateway before the service. */
    private static final List<String> ERROR_FIELDS = List.of("error", "errors", "errorCode");

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // hostile names would fill the table of names
            .build();

    private final UnaryOperator<String> shown;

    /** @param shown makes the text of an unreadable value presentable */
    public AnswerReader(UnaryOperator<String> shown) {
        this.shown = shown;
    }

    /**
     * Reads one whole document.
     *
     * @throws InvalidAnswerException if it is not the JSON of such a result
     */
    public Answer read(Reader json, ResultKind kind) {
        return parse(json, parser -> new Reading(kind).document(parser));
    }

    /**
     * Reads an array of rows, without the document around it.
     *
     * @param list the result with such rows
     * @throws InvalidAnswerException if it is not such an array
     */
    public List<Object> readRows(Reader json, ResultKind list) {
        return parse(json, parser -> new Reading(list).rows(parser));
    }

    private <T> T parse(Reader json, Parse<T> parse) {
        try (JsonParser parser = factory.createParser(json)) {
            return parse.of(parser);
        } catch (JsonProcessingException e) {
            throw new InvalidAnswerException("the response is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (CharacterCodingException e) {
            throw new InvalidAnswerException("the response has bytes that are no characters of its charset", e);
        } catch (IOException e) {
            throw new InvalidAnswerException("the response cannot be read: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Parse<T> {

        T of(JsonParser parser) throws IOException;
    }

    /** The reading of one document. */
    private final class Reading {

        private final ResultKind kind;
        private final List<Object> rows = new ArrayList<>();
        private final List<UnreadableValue> unreadable = new ArrayList<>();
        private boolean hasList;

        Reading(ResultKind kind) {
            this.kind = kind;
        }

        Answer document(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidAnswerException("the response is not a JSON object", null);
            }
            boolean listed = kind.list() != null;
            JsonFields fields =
                    JsonFields.read(parser, FIELDS, this::array, listed ? (field, text) -> {} : unreadableIn(0));
            requireEnd(parser);
            ErrorBody error = ErrorBody.of(fields);
            if (error == null && listed && !hasList) {
                throw new InvalidAnswerException("the response has no list " + kind.list(), null);
            }
            if (error == null && kind.isRow()) {
                rows.add(row(fields));
            }
            boolean action = kind == ResultKind.ACTION;
            return new Answer(
                    rows,
                    fields.has("actionId"),
                    action ? fields.identifier("actionId") : null,
                    listed ? fields.count("page") : null,
                    listed ? fields.count("limit") : null,
                    error,
                    ERROR_FIELDS.stream().anyMatch(fields::has),
                    unreadable);
        }

        List<Object> rows(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new InvalidAnswerException("the text is not a JSON array", null);
            }
            array(kind.list(), parser);
            requireEnd(parser);
            return rows;
        }

        private static void requireEnd(JsonParser parser) throws IOException {
            if (parser.nextToken() != null) {
                throw new InvalidAnswerException("the text goes on after the end of its JSON", null);
            }
        }

        private void array(String name, JsonParser parser) throws IOException {
            if (!name.equals(kind.list())) {
                parser.skipChildren();
                return;
            }
            if (hasList) {
                throw new InvalidAnswerException("the response has two lists " + name, null);
            }
            hasList = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String place = name + "[" + rows.size() + "]";
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new InvalidAnswerException(place + " of the response is not an object", null);
                }
                if (rows.size() == MOST_ROWS) {
                    throw new InvalidAnswerException("the response has more than " + MOST_ROWS + " rows", null);
                }
                rows.add(row(JsonFields.read(
                        parser, RowReader.FIELDS, JsonFields.ArrayReader.SKIP, unreadableIn(rows.size()))));
            }
        }

        private Object row(JsonFields fields) {
            if (RowReader.FIELDS.stream().noneMatch(fields::has)) {
                throw new InvalidAnswerException("the response has no field of a SIM card", null);
            }
            return kind.row(fields);
        }

        private BiConsumer<String, String> unreadableIn(int row) {
            return (field, text) -> unreadable.add(new UnreadableValue(row, field, shown.apply(text)));
        }
    }

    /**
     * What a document says.
     *
     * @param rows the rows of a list, of one SIM card or usage that alone, else empty; never null
     * @param hasActionId whether the action has an id, readable or not
     * @param actionId that of an action; null if there is none
     * @param page the number of the page; without unit; null if it does not say
     * @param limit how many the page could have; in rows; null if it does not say
     * @param error the service's refusal; null if there is none
     * @param hasErrorField whether it has a field of other error bodies
     * @param unreadable the values that are not of their type; never null
     */
    public record Answer(
            List<Object> rows,
            boolean hasActionId,
            String actionId,
            Long page,
            Long limit,
            ErrorBody error,
            boolean hasErrorField,
            List<UnreadableValue> unreadable) {}

    /** The document is not what it should be. */
    public static final class InvalidAnswerException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidAnswerException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
