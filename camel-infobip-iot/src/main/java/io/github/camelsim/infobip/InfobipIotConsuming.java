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

import io.github.camelsim.poll.ConsumerConfiguration;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How a consumer reads, and where it persists what it has read. */
@UriParams
@Configurer(extended = true)
public class InfobipIotConsuming extends ConsumerConfiguration {

    @UriParam(label = "consumer")
    private boolean changesOnly;

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
}
