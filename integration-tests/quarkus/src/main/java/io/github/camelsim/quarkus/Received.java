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

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the consumers delivered. */
@Named("received")
@ApplicationScoped
public class Received {

    private final List<Object> records = new CopyOnWriteArrayList<>();

    /** Called by the routes. */
    public void add(Object sim) {
        records.add(sim);
    }

    /** A copy, in order of arrival. */
    public List<Object> records() {
        return List.copyOf(records);
    }
}
