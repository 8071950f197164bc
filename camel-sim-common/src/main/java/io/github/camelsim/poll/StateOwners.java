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
package io.github.camelsim.poll;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** Records which consumer of a Camel context uses which state, so that no two consumers write the same state. */
final class StateOwners {

    private final Map<State, Object> owners = new HashMap<>();

    private StateOwners() {}

    /** The owners of a Camel context; every consumer of the context gets the same object. */
    static StateOwners of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (extension) {
            StateOwners owners = extension.getContextPlugin(StateOwners.class);
            if (owners == null) {
                owners = new StateOwners();
                extension.addContextPlugin(StateOwners.class, owners);
            }
            return owners;
        }
    }

    /** @return whether the state had no owner and now belongs to this one */
    synchronized boolean acquire(Object repository, String key, Object owner) {
        return owners.putIfAbsent(new State(StateLocation.identity(repository), key), owner) == null;
    }

    /** Releases all state of an owner. */
    synchronized void release(Object owner) {
        owners.values().removeIf(current -> current == owner);
    }

    private record State(Object repository, String key) {}
}
