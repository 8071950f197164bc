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
package io.github.camelsim.thingsmobile.xml;

/**
 * A value of a response that is not of its type, so that its component is null.
 *
 * @param list the list that its row is in, such as {@code sims}; null if it is in no row
 * @param row the row's place in that list, from 0, -1 if it is in no row; without unit
 * @param cdr the place of its CDR in a row of {@code sims}, from 0, -1 if it is the SIM's own; without unit
 * @param field the component, such as {@code totalTraffic}; never null
 * @param text the text of the response: without secrets, control characters escaped, long text cut; never null
 */
public record UnreadableValue(String list, int row, int cdr, String field, String text) {

    /** Field and text as the header {@code CamelThingsMobileUnreadable} has them. */
    public String pair() {
        return field + "=" + text;
    }
}
