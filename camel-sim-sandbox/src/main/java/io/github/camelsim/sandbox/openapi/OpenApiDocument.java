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
package io.github.camelsim.sandbox.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a description in the form of OpenAPI 3.0.3. Parameters of GET and DELETE are in the query string, those of the
 * other methods in a form.
 */
public final class OpenApiDocument {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Map<String, Object> paths = new LinkedHashMap<>();

    public OpenApiDocument(String title, String description, String server) {
        document.put("openapi", "3.0.3");
        document.put("info", Map.of("title", title, "description", description, "version", "1"));
        document.put("servers", List.of(Map.of("url", server)));
        document.put("paths", paths);
    }

    /** Adds HTTP basic authentication, without which calls are refused. */
    public OpenApiDocument basicAuthentication() {
        document.put(
                "components", Map.of("securitySchemes", Map.of("basic", Map.of("type", "http", "scheme", "basic"))));
        document.put("security", List.of(Map.of("basic", List.of())));
        return this;
    }

    /** Adds an operation under a path that begins with a slash. */
    public OpenApiDocument add(String method, String path, ApiOperation operation) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operation.id());
        described.put("summary", operation.summary());
        if (!operation.description().isEmpty()) {
            described.put("description", operation.description());
        }
        addParameters(described, method, operation.parameters());
        described.put("responses", responses(operation));
        methods(path).put(method.toLowerCase(Locale.ROOT), described);
        return this;
    }

    /** The document, for a JSON writer. */
    public Map<String, Object> asMap() {
        return document;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> methods(String path) {
        return (Map<String, Object>) paths.computeIfAbsent(path, first -> new LinkedHashMap<>());
    }

    private static void addParameters(Map<String, Object> described, String method, List<ApiParameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        if (method.equals("GET") || method.equals("DELETE")) {
            described.put(
                    "parameters",
                    parameters.stream().map(OpenApiDocument::inQuery).toList());
        } else {
            described.put(
                    "requestBody",
                    Map.of("required", true, "content", Map.of(FORM, Map.of("schema", form(parameters)))));
        }
    }

    private static Map<String, Object> inQuery(ApiParameter parameter) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", parameter.name());
        described.put("in", "query");
        described.put("required", parameter.required());
        described.put("description", parameter.description());
        described.put("schema", parameter.schema());
        return described;
    }

    private static Map<String, Object> form(List<ApiParameter> parameters) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put(
                "properties",
                parameters.stream()
                        .collect(Collectors.toMap(
                                ApiParameter::name,
                                ApiParameter::describedSchema,
                                (one, same) -> one,
                                LinkedHashMap::new)));
        List<String> required = parameters.stream()
                .filter(ApiParameter::required)
                .map(ApiParameter::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> responses(ApiOperation operation) {
        Map<String, Object> content = Map.of(
                operation.response().getKey(),
                Map.of("schema", operation.response().getValue()));
        return Map.of("200", Map.of("description", "The result.", "content", content));
    }
}
