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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import java.time.Duration;
import org.apache.camel.api.management.ManagedResource;

/**
 * Spaces what it wraps in a route, any endpoint, as the component spaces its calls. An exchange that gets no slot fails
 * with a {@link ThingsMobileRejectedException}; where that vendor has no part in it, use the policy that this extends.
 *
 * <pre>{@code
 * from("direct:sms").policy("simGap").to("http://...").end()
 * }</pre>
 */
@ManagedResource(description = "Managed call spacing policy")
public class CallSpacingPolicy extends io.github.camelsim.policy.CallSpacingPolicy {

    public CallSpacingPolicy() {}

    /** @param gap from the end of what is wrapped to its next start */
    public CallSpacingPolicy(Duration gap) {
        super(gap);
    }

    @Override
    protected Exception rejection(String reason, Throwable cause) {
        return new ThingsMobileRejectedException(getKey(), reason, cause);
    }
}
