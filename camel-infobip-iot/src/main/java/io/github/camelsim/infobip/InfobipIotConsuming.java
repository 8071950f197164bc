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
package io.github.camelsim.infobip;

import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How a consumer reads, and where it persists what it has read. */
@UriParams
@Configurer(extended = true)
public class InfobipIotConsuming {

    @UriParam(label = "consumer", defaultValue = "true")
    private boolean splitResult = true;

    @UriParam(label = "consumer")
    private boolean changesOnly;

    @UriParam(label = "consumer", defaultValue = "500")
    private int maxInFlight = 500;

    @UriParam(label = "consumer")
    private StateRepository<String, String> cursorRepository;

    @UriParam(label = "consumer")
    private String stateName;

    public boolean isSplitResult() {
        return splitResult;
    }

    /**
     * Makes one exchange per SIM card or usage. With false there is one per page.
     */
    public void setSplitResult(boolean splitResult) {
        this.splitResult = splitResult;
    }

    public boolean isChangesOnly() {
        return changesOnly;
    }

    /**
     * Makes the consumer emit only SIM cards that are new, changed or gone since the last poll; of
     * listMonthlyUsage only those whose usage changed.
     */
    public void setChangesOnly(boolean changesOnly) {
        this.changesOnly = changesOnly;
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
     * Keeps the snapshot of the SIM cards across restarts. Without one a restart delivers all of them again.
     */
    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public String getStateName() {
        return stateName;
    }

    /**
     * Tells the state of this consumer from that of another one with the same operation and options.
     */
    public void setStateName(String stateName) {
        this.stateName = stateName;
    }
}
