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
package io.github.camelsim.poll;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of the consumers of every component, of any vendor. The descriptions are in the annotations, because the
 * generator of the catalog reads the Javadoc of the component's own module only.
 */
@UriParams
public abstract class ConsumerConfiguration {

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Makes one exchange per record, such as a SIM. With false there is one per page.")
    private boolean splitResult = true;

    @UriParam(
            label = "consumer",
            defaultValue = "500",
            description = "Limits how many records may be in flight at once; reading waits while there are as many."
                    + " After a crash at most as many are delivered again.")
    private int maxInFlight = 500;

    @UriParam(
            label = "consumer",
            description = "Keeps the state of the consumer, which is its position or the snapshot of changesOnly,"
                    + " across restarts. Without one it is in memory, and a restart begins without it.")
    private StateRepository<String, String> cursorRepository;

    @UriParam(
            label = "consumer",
            description = "Tells the state of this consumer from that of others with the same account, operation and"
                    + " filters. It is part of the keys in the repositories.")
    private String stateName;

    public boolean isSplitResult() {
        return splitResult;
    }

    public void setSplitResult(boolean splitResult) {
        this.splitResult = splitResult;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public String getStateName() {
        return stateName;
    }

    public void setStateName(String stateName) {
        this.stateName = stateName;
    }
}
