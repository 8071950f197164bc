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

import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.InfobipAccount;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** An answer of a service, as short and as long as they come. */
public enum Answer {
    ONE_SIM("1 SIM", "simStatus", 1, 1),
    SIMS("500 SIMs", "simListLite", 500, 10),
    CDRS("500 CDRs", "getCdrPaginated", 1, 500),
    STATUS("2000 CDRs", "simStatus", 1, 2000),
    INFOBIP_SIM("1 SIM", "/", ResultKind.SIM_CARD),
    INFOBIP_SIMS("100 SIMs", "?limit=100", ResultKind.SIM_CARDS),
    INFOBIP_USAGES("100 usages", "/usage/monthly?limit=100", ResultKind.USAGES);

    private static final int INFOBIP_PAGE = 100;

    private final String title;
    private final String operation;
    private final int sims;
    private final int cdrsPerSim;
    private final ResultKind infobipResult;

    Answer(String title, String operation, int sims, int cdrsPerSim) {
        this.title = title;
        this.operation = operation;
        this.sims = sims;
        this.cdrsPerSim = cdrsPerSim;
        this.infobipResult = null;
    }

    /** @param resource what follows the path of SIM cards, and is followed by the ICCID of one if that is asked for */
    Answer(String title, String resource, ResultKind infobipResult) {
        this.title = title;
        this.operation = resource;
        this.sims = INFOBIP_PAGE;
        this.cdrsPerSim = 0;
        this.infobipResult = infobipResult;
    }

    static List<Answer> ofThingsMobile() {
        return Stream.of(values())
                .filter(answer -> answer.infobipResult == null)
                .toList();
    }

    static List<Answer> ofInfobip() {
        return Stream.of(values())
                .filter(answer -> answer.infobipResult != null)
                .toList();
    }

    /** What the service sends. */
    byte[] bytes() throws IOException, InterruptedException {
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(sims)
                .cdrsPerSim(cdrsPerSim)
                .infobip(settings -> settings.sims(INFOBIP_PAGE))
                .withoutBasicAuth()
                .start()) {
            if (infobipResult != null) {
                InfobipAccount account = InfobipAccount.of(sandbox);
                String iccid = infobipResult == ResultKind.SIM_CARD ? account.firstIccid() : "";
                return account.get("/iot/2/sims" + operation + iccid);
            }
            String msisdn = sandbox.fleet().sims().get(0).msisdn();
            return Account.of(sandbox, 0)
                    .post(operation, "msisdn=" + msisdn + "&msisdnList=" + msisdn + "&pageSize=" + rows());
        }
    }

    String title() {
        return title;
    }

    /** What Infobip's answer is; null if the answer is one of Things Mobile. */
    ResultKind infobipResult() {
        return infobipResult;
    }

    /** SIMs of a list; CDRs of one SIM. */
    int rows() {
        return sims == 1 ? cdrsPerSim : infobipResult == ResultKind.SIM_CARD ? 1 : sims;
    }
}
