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
package io.github.camelsim.docs;

import java.util.List;

/**
 * A type with what its Javadoc says.
 *
 * @param name without the package
 * @param visible whether users of its module can use it: it and the types around it are public or protected
 * @param isRecord whether it is a record
 * @param summary the first sentence of its Javadoc; empty if it has none
 * @param components those of a record, in order
 */
public record DocumentedType(
        String name, boolean visible, boolean isRecord, String summary, List<DocumentedComponent> components) {

    /** The record of that name. */
    public static DocumentedType named(String name, List<DocumentedType> types) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no type " + name + " in " + types));
    }
}
