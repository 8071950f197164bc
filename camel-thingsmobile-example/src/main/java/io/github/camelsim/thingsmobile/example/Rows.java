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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Sim;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** Makes the parameters of SQL statements of what the service tells. */
public final class Rows {

    private final Supplier<LocalDateTime> roundStartedAt;

    Rows(Supplier<LocalDateTime> roundStartedAt) {
        this.roundStartedAt = roundStartedAt;
    }

    /** For {@code upsert-sim.sql} and {@code remove-sim.sql}. */
    public Map<String, Object> sim(Sim sim) {
        Map<String, Object> row = new HashMap<>();
        row.put("msisdn", sim.msisdn());
        row.put("iccid", sim.iccid());
        row.put("name", sim.name());
        row.put("tag", sim.tag());
        row.put("status", sim.status());
        row.put(
                "statusGroup",
                sim.statusGroup() == null ? null : sim.statusGroup().name());
        row.put("plan", sim.plan());
        row.put("lastConnection", sim.lastConnectionDate());
        row.put("balance", sim.balance());
        row.put("dailyTraffic", sim.dailyTraffic());
        row.put("monthlyTraffic", sim.monthlyTraffic());
        row.put("totalTraffic", sim.totalTraffic());
        row.put("changedAt", roundStartedAt.get());
        return row;
    }

    /** For {@code insert-cdr.sql}. */
    public Map<String, Object> cdr(@Body Cdr cdr, @Header(ThingsMobileConstants.RECORD_KEY) String key) {
        Map<String, Object> row = new HashMap<>();
        row.put("recordKey", key);
        row.put("msisdn", cdr.msisdn());
        row.put("start", cdr.start());
        row.put("stop", cdr.stop());
        row.put("network", cdr.network());
        row.put("country", cdr.country());
        row.put("operator", cdr.operator());
        row.put("traffic", cdr.traffic());
        return row;
    }
}
