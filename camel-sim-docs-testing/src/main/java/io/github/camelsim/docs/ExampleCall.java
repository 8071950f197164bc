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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The call that a route in Java makes, without {@code fetch}, so that it is one request.
 *
 * @param operation its URI without options
 * @param options those of the URI
 * @param body null if the route sets none
 */
public record ExampleCall(String operation, Map<String, String> options, String body) {

    private static final Pattern BODY = Pattern.compile("\\.setBody\\(constant\\(\"(.*?)\"\\)\\)");

    /** The call of the component with this scheme in the route. */
    public static ExampleCall of(String route, String scheme) {
        String joined = route.replaceAll("\"\\s*\\+ \"", "");
        Matcher to = Pattern.compile("\\.to\\(\"(" + scheme + ":\\w+)(?:\\?(.*?))?\"\\)")
                .matcher(joined);
        if (!to.find()) {
            throw new AssertionError("no call of " + scheme + " in " + route);
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : to.group(2) == null ? new String[0] : to.group(2).split("&")) {
            options.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        options.remove("fetch");
        Matcher body = BODY.matcher(joined);
        return new ExampleCall(to.group(1), options, body.find() ? body.group(1) : null);
    }

    /** The URI with its options, and with more. */
    public String uri(String... more) {
        String query = Stream.concat(options.entrySet().stream().map(Object::toString), Stream.of(more))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? operation : operation + "?" + query;
    }
}
