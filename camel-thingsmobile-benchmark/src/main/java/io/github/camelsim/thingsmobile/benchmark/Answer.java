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
package io.github.camelsim.thingsmobile.benchmark;

import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;

/** An answer of the service, as short and as long as they come. */
enum Answer {
    ONE_SIM("1 SIM", "simStatus", 1, 1),
    SIMS("500 SIMs", "simListLite", 500, 10),
    CDRS("500 CDRs", "getCdrPaginated", 1, 500),
    STATUS("2000 CDRs", "simStatus", 1, 2000);

    private final String title;
    private final String operation;
    private final int sims;
    private final int cdrsPerSim;

    Answer(String title, String operation, int sims, int cdrsPerSim) {
        this.title = title;
        this.operation = operation;
        this.sims = sims;
        this.cdrsPerSim = cdrsPerSim;
    }

    /** What the service sends. */
    byte[] bytes() throws IOException, InterruptedException {
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(sims)
                .cdrsPerSim(cdrsPerSim)
                .withoutBasicAuth()
                .start()) {
            String msisdn = sandbox.fleet().sims().get(0).msisdn();
            return Account.of(sandbox, 0)
                    .post(operation, "msisdn=" + msisdn + "&msisdnList=" + msisdn + "&pageSize=" + rows());
        }
    }

    String title() {
        return title;
    }

    /** SIMs of a list; CDRs of one SIM. */
    int rows() {
        return sims == 1 ? cdrsPerSim : sims;
    }
}
