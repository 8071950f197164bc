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

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A value that a gauge shows, alone or together with other sources of the same name and tags.
 *
 * @param name the gauge; never null
 * @param tags the names and values of its tags, of which there is a limited number; never null
 * @param value gives the value; never null
 */
public record GaugeSource(GaugeName name, Map<String, String> tags, DoubleSupplier value) {}
