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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.ReadMode;
import java.time.Duration;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of consumers: what they read, and where they persist their position. */
@UriParams
@Configurer(extended = true)
public class ThingsMobileConsuming {

    @UriParam(label = "consumer", defaultValue = "true")
    private boolean splitResult = true;

    @UriParam(label = "consumer")
    private boolean changesOnly;

    @UriParam(label = "consumer")
    private boolean cdrsOnly;

    @UriParam(label = "consumer", defaultValue = "24h")
    private Duration lookback = Duration.ofDays(1);

    @UriParam(label = "consumer", defaultValue = "500")
    private int maxInFlight = 500;

    @UriParam(label = "consumer")
    private StateRepository<String, String> cursorRepository;

    @UriParam(label = "consumer")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer")
    private String stateName;

    /** How a consumer reads an operation with these options. */
    ReadMode readMode(Operation operation) {
        if (changesOnly) {
            return ReadMode.CHANGES;
        }
        return cdrsOnly ? ReadMode.INCREMENTAL : operation.readModes().get(0);
    }

    public boolean isSplitResult() {
        return splitResult;
    }

    /**
     * Makes one exchange per SIM, CDR, credit operation or custom plan. With false there is one per page.
     */
    public void setSplitResult(boolean splitResult) {
        this.splitResult = splitResult;
    }

    public boolean isChangesOnly() {
        return changesOnly;
    }

    /**
     * Makes a consumer of simListLite emit only SIMs that are new, changed or gone since the last poll.
     */
    public void setChangesOnly(boolean changesOnly) {
        this.changesOnly = changesOnly;
    }

    public boolean isCdrsOnly() {
        return cdrsOnly;
    }

    /**
     * Makes a consumer of simStatus emit the SIM's CDRs, each once, instead of the SIM.
     */
    public void setCdrsOnly(boolean cdrsOnly) {
        this.cdrsOnly = cdrsOnly;
    }

    public Duration getLookback() {
        return lookback;
    }

    /**
     * Sets how late a record may come and still be found: getCdrPaginated, credit, and simStatus with cdrsOnly
     * read again from the position minus this time.
     */
    public void setLookback(Duration lookback) {
        this.lookback = lookback;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    /**
     * Limits how many records may be in flight at once; reading waits while there are as many. After a crash at
     * most as many are delivered again.
     */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    /**
     * Keeps the position, and the snapshot of changesOnly, across restarts. They are in memory if none is given.
     */
    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Keeps the keys of the records that were completed, across restarts. They are in memory if none is given.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getStateName() {
        return stateName;
    }

    /**
     * Tells the state of this consumer from that of others with the same account, operation and filters. It is
     * part of the keys in cursorRepository and idempotentRepository.
     */
    public void setStateName(String stateName) {
        this.stateName = stateName;
    }
}
