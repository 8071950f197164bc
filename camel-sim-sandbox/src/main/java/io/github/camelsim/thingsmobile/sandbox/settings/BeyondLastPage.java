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
package io.github.camelsim.thingsmobile.sandbox.settings;

/** The response of a paged read to a page after the last one, which the document leaves open. */
public enum BeyondLastPage {
    /** An OK response with an empty list. */
    EMPTY,
    /** Error 70, {@code pagination not valid}; the first page of an empty list is empty. */
    ERROR_70,
    /** The last full page again, so that the list has no end. */
    REPEAT_LAST_PAGE
}
