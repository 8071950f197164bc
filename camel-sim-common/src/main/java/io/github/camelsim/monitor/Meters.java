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
package io.github.camelsim.monitor;

/** Where a Camel context records figures. */
public interface Meters {

    /** Records nothing. */
    Meters NONE = new Meters() {

        @Override
        public CallObserver calls(String component) {
            return CallObserver.NONE;
        }

        @Override
        public void add(GaugeSource source) {}

        @Override
        public void remove(GaugeSource source) {}
    };

    /** Records what becomes of the calls of a component. */
    CallObserver calls(String component);

    /** Shows the value of a source until it is removed. */
    void add(GaugeSource source);

    /** Removes a source; a gauge without sources is removed too. */
    void remove(GaugeSource source);
}
