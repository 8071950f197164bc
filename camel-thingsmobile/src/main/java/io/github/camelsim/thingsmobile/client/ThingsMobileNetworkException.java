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
package io.github.camelsim.thingsmobile.client;

import io.github.camelsim.call.CallFailure;

/** There was no whole response: the connection failed, broke or timed out, or memory ran out while it was read. */
public final class ThingsMobileNetworkException extends ThingsMobileException {

    private static final long serialVersionUID = 1L;

    ThingsMobileNetworkException(String operation, CallFailure failure) {
        super(operation, failure);
    }
}
