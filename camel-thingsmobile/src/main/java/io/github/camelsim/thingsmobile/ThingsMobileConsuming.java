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

import io.github.camelsim.poll.ConsumerConfiguration;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.ReadMode;
import java.time.Duration;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of consumers: what they read, and where they persist their position. */
@UriParams
@Configurer(extended = true)
public class ThingsMobileConsuming extends ConsumerConfiguration {

    @UriParam(label = "consumer")
    private boolean changesOnly;

    @UriParam(label = "consumer")
    private boolean cdrsOnly;

    @UriParam(label = "consumer", defaultValue = "24h")
    private Duration lookback = Duration.ofDays(1);

    @UriParam(label = "consumer")
    private IdempotentRepository idempotentRepository;

    /** How a consumer reads an operation with these options. */
    ReadMode readMode(Operation operation) {
        if (changesOnly) {
            return ReadMode.CHANGES;
        }
        return cdrsOnly ? ReadMode.INCREMENTAL : operation.readModes().get(0);
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

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Keeps the keys of the records that were completed, across restarts. They are in memory if none is given.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }
}
