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
package io.github.camelsim.thingsmobile.benchmark.rate;

import io.github.camelsim.thingsmobile.sandbox.SandboxBuilder;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.time.Duration;
import java.util.stream.Collectors;

/** A list that is read from its first page to its last. */
enum Job {
    FLEET("simListLite", 40, Duration.ofSeconds(1)) {
        @Override
        SandboxBuilder sandbox() {
            return ThingsMobileSandbox.builder().sims(rows()).cdrsPerSim(0);
        }

        @Override
        String msisdnList(ThingsMobileSandbox sandbox) {
            return "";
        }
    },

    CDRS("getCdrPaginated", 8, Duration.ofSeconds(5)) {
        @Override
        SandboxBuilder sandbox() {
            return ThingsMobileSandbox.builder().sims(1).cdrsPerSim(rows());
        }

        @Override
        String msisdnList(ThingsMobileSandbox sandbox) {
            return sandbox.fleet().sims().stream().map(SandboxSim::msisdn).collect(Collectors.joining(","));
        }
    };

    static final int PAGE_SIZE = 500;

    private final String operation;
    private final int pages;
    private final Duration gap;

    Job(String operation, int pages, Duration gap) {
        this.operation = operation;
        this.pages = pages;
        this.gap = gap;
    }

    /** A service with just the rows of the job; the last page is not full. */
    abstract SandboxBuilder sandbox();

    /** Whose records are asked for; empty if the operation does not ask. */
    abstract String msisdnList(ThingsMobileSandbox sandbox);

    String operation() {
        return operation;
    }

    int pages() {
        return pages;
    }

    int rows() {
        return PAGE_SIZE * pages - 100;
    }

    Duration gap() {
        return gap;
    }
}
