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
package io.github.camelsim.testing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out tests, of this and of other modules, and what they share. */
public final class WithoutTests implements ImportOption {

    private final ImportOption withoutTestClasses = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return withoutTestClasses.includes(location)
                && !location.contains("-tests.jar!")
                && !location.contains("/io/github/camelsim/testing/")
                && !location.contains("/io/github/camelsim/docs/");
    }
}
