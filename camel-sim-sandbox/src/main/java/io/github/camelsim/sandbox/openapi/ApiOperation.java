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

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of an HTTP API.
 *
 * @param id unique in the document; never null
 * @param summary a few words on it; never null
 * @param description sentences on it; never null
 * @param parameters those of a form or the query string; never null
 * @param response media type and JSON Schema of the response with status 200; never null
 */
public record ApiOperation(
        String id,
        String summary,
        String description,
        List<ApiParameter> parameters,
        Map.Entry<String, Object> response) {

    public ApiOperation {
        parameters = List.copyOf(parameters);
    }

    /** The parameter of that name. */
    public Optional<ApiParameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
