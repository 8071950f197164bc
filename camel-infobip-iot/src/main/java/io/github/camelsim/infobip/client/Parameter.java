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

/** The API's parameters, each under its own name. */
public enum Parameter {
    page(ParameterFormat.wholeNumber()),
    limit(ParameterFormat.limit()),
    iccid(ParameterFormat.iccid()),
    name(ParameterFormat.text()),
    status(ParameterFormat.status()),
    text(ParameterFormat.sms());

    private final ParameterFormat format;

    Parameter(ParameterFormat format) {
        this.format = format;
    }

    /**
     * The value as the API wants it written.
     *
     * @throws IllegalArgumentException with the reason, if the API would not take the value
     */
    String write(Object value) {
        return format.write(value);
    }
}
