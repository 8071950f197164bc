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
package io.github.camelsim.quarkus;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A call spacing without gaps, which notes for whom it was asked. */
@Named("spacing")
@ApplicationScoped
public class RecordingCallSpacing implements CallSpacing {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Override
    public CompletableFuture<Slot> acquire(SlotRequest request) {
        keys.add(request.key());
        return CallSpacing.NONE.acquire(request);
    }

    @Override
    public void postpone(String key, Duration pause) {}

    /** The keys of all calls until now. */
    public Set<String> keys() {
        return Set.copyOf(keys);
    }
}
