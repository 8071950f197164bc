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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A request or a response of HTTP.
 *
 * @param head its first line and the headers
 * @param body empty if there is none
 */
public record HttpText(List<String> head, String body) {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String BOUNDARY = "boundary=";
    private static final String LENGTH = "content-length:";

    /** The first message in the bytes. */
    static HttpText of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            throw new AssertionError("no whole message: " + text);
        }
        List<String> head = List.of(text.substring(0, end).split("\r\n"));
        int start = end + END_OF_HEAD.length();
        int length = head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(LENGTH))
                .mapToInt(
                        line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
                .findFirst()
                .orElse(0);
        byte[] body = Arrays.copyOfRange(bytes, start, start + length);
        return new HttpText(head, new String(body, StandardCharsets.UTF_8));
    }

    /** With a short boundary between the parts of a multipart body, in place of one that is another each time. */
    HttpText withFixedBoundary() {
        String boundary = head.stream()
                .filter(line -> line.contains(BOUNDARY))
                .map(line -> line.substring(line.indexOf(BOUNDARY) + BOUNDARY.length()))
                .findFirst()
                .orElse("");
        return boundary.isEmpty()
                ? this
                : new HttpText(
                        head.stream()
                                .map(line -> line.replace(boundary, "boundary"))
                                .toList(),
                        body.replace(boundary, "boundary"));
    }

    /**
     * With a change of each line of the head, and the headers in alphabetical order, since theirs may differ from run to
     * run; a line that becomes empty is left out.
     */
    HttpText withHead(UnaryOperator<String> change) {
        Stream<String> headers = head.stream().skip(1).map(change).filter(line -> !line.isEmpty());
        return new HttpText(
                Stream.concat(Stream.of(head.get(0)), headers.sorted()).toList(), body);
    }

    HttpText withBody(UnaryOperator<String> change) {
        return new HttpText(head, change.apply(body));
    }

    /** The lines with an empty one between head and body. */
    String text() {
        return String.join(
                "\n",
                body.isEmpty()
                        ? head
                        : Stream.concat(head.stream(), Stream.of("", body.strip()))
                                .toList());
    }
}
