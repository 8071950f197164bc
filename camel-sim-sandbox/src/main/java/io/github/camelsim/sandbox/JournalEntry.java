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

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A call that arrived. It is recorded before its response is sent.
 *
 * @param sequence counts from 1; in calls
 * @param operation what the path names, also if there is no such operation, at most 200 characters; never null
 * @param arrivalNanos {@link System#nanoTime()} when the head of the request had arrived, of which only differences
 *     have a meaning; in nanoseconds
 * @param arrival the same moment on the system's clock; never null
 * @param connectionId the same for calls on the same connection; without unit
 * @param httpMethod for example {@code POST}; never null
 * @param contentType that of the request; null if it had none
 * @param headers those of the request, names as sent, without credentials: {@code Authorization} is {@code Basic
 *     xxxxxx}; never null
 * @param params the decoded parameters without secrets, empty if the call was refused before its body was read; never
 *     null
 * @param code the API's error code in the response, 0 if there is none; without unit
 * @param httpStatus that of the response, 0 if no response is sent; without unit
 * @param effect whether the call was carried out and changed something
 * @param fault the name of the scripted fault; null if there is none
 */
public record JournalEntry(
        long sequence,
        String operation,
        long arrivalNanos,
        Instant arrival,
        long connectionId,
        String httpMethod,
        String contentType,
        Map<String, List<String>> headers,
        Map<String, List<String>> params,
        int code,
        int httpStatus,
        boolean effect,
        String fault) {

    /** The first value of a parameter, null if the call did not have it. */
    public String param(String name) {
        List<String> values = params.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The first value of a header, whatever the case of its name; null if the call did not have it. */
    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElse(null);
    }

    /** The approximate number of bytes it takes in memory. */
    long weight() {
        return 300 + 2L * operation.length() + weight(headers) + weight(params);
    }

    private static long weight(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .mapToLong(entry -> 150
                        + entry.getKey().length()
                        + entry.getValue().stream()
                                .mapToLong(value -> 60L + value.length())
                                .sum())
                .sum();
    }

    JournalEntry numbered(long number) {
        return new JournalEntry(
                number,
                operation,
                arrivalNanos,
                arrival,
                connectionId,
                httpMethod,
                contentType,
                headers,
                params,
                code,
                httpStatus,
                effect,
                fault);
    }
}
