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
package io.github.camelsim.policy;

import java.util.concurrent.RejectedExecutionException;

/** The failure of an exchange that got no slot, so that what the {@link CallSpacingPolicy} wraps was not run. */
public class CallSpacingRejectedException extends RejectedExecutionException {

    private static final long serialVersionUID = 1L;

    /** @param cause why it got none; may be null */
    public CallSpacingRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
