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

/**
 * A value of a response that is not of its type, so that its component is null.
 *
 * @param row the place of its row in the response, from 0; without unit
 * @param field the field, such as {@code usedDataBytes}; never null
 * @param text what the service wrote: without secrets, control characters escaped, long text cut; never null
 */
public record UnreadableValue(int row, String field, String text) {

    /** Field and text as the header {@code CamelInfobipIotUnreadable} has them. */
    public String pair() {
        return field + "=" + text;
    }
}
