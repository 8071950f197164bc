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
package io.github.camelsim.thingsmobile.benchmark.process;

import java.lang.management.ManagementFactory;

/** The heap of this JVM. */
public final class Heap {

    private static final double MEGABYTE = 1_048_576;

    private Heap() {}

    /** Bytes in use after everything that could be freed was freed; what waits for a reference handler too. */
    public static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    public static double megabytes(double bytes) {
        return bytes / MEGABYTE;
    }
}
