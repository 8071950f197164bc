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
package io.github.camelsim.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The responses that faults send in place of the service's. */
final class FaultResponses {
    private static final byte[] NOT_UTF_8 = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF};

    private FaultResponses() {}

    /** An HTML page that shows the status, as web servers and proxies send. */
    static Response html(int status, Map<String, String> headers) {
        byte[] page = ("<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body><h1>" + status
                        + "</h1><br></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
        return new Response(status, "text/html;charset=UTF-8", headers, page);
    }

    static Response withoutBody(Response response) {
        return response.withBody(new byte[0]);
    }

    static Response withHalfOfTheBody(Response response) {
        return response.withBody(Arrays.copyOf(response.body(), response.body().length / 2));
    }

    /** Three bytes that are not UTF-8 replace the end of a text: of an XML element, else of a JSON string. */
    static Response withBytesThatAreNotUtf8(Response response) {
        String text = new String(response.body(), StandardCharsets.ISO_8859_1);
        int end = text.contains("</") ? text.indexOf("</") : text.lastIndexOf('"');
        if (end < NOT_UTF_8.length) {
            return response.withBody(NOT_UTF_8.clone());
        }
        byte[] body = response.body().clone();
        System.arraycopy(NOT_UTF_8, 0, body, end - NOT_UTF_8.length, NOT_UTF_8.length);
        return response.withBody(body);
    }
}
