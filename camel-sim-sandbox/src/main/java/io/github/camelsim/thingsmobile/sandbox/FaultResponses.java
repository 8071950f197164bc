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
package io.github.camelsim.thingsmobile.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/** The responses of faults that are not the right one. */
final class FaultResponses {
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String XML = "text/xml;charset=UTF-8";

    private FaultResponses() {}

    static Consumer<Reply> html(int status, Map<String, String> headers) {
        byte[] page = ("<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body><h1>" + status
                        + "</h1><br></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
        return reply -> reply.send(status, HTML, headers, page);
    }

    static void empty(Reply reply) {
        reply.send(200, XML, Map.of(), new byte[0]);
    }

    static void half(Reply reply) {
        byte[] body = reply.body();
        reply.send(200, XML, Map.of(), Arrays.copyOf(body, body.length / 2));
    }

    /** Three bytes that are not UTF-8 in place of the last ones before an end tag. */
    static void spoilt(Reply reply) {
        byte[] body = reply.body();
        byte[] bad = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF};
        byte[] spoilt = Arrays.copyOf(body, body.length);
        System.arraycopy(bad, 0, spoilt, new String(body, StandardCharsets.ISO_8859_1).indexOf("</") - 3, bad.length);
        reply.send(200, XML, Map.of(), spoilt);
    }
}
