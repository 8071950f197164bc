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
/**
 * One call of any vendor's API: it waits for a slot, is sent, its response is read by the vendor's {@link Protocol}, and
 * it is retried where that is allowed. Imports spacing, paging, masking, slf4j and the JDK; no Camel and no HTTP library.
 */
package io.github.camelsim.call;
