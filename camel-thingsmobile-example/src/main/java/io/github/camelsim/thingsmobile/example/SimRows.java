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

import io.github.camelsim.thingsmobile.model.Sim;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.GroupIterator;

/** Makes rows of the table {@code sim}. */
public final class SimRows {

    private final int pageSize;

    SimRows(int pageSize) {
        this.pageSize = pageSize;
    }

    /** SIMs as lists of a page's length, each made when it is asked for. */
    public Iterator<?> inPages(Iterator<Sim> sims) {
        return new GroupIterator(sims, pageSize);
    }

    /** The parameters of {@code upsert-sim.sql}, for each SIM. */
    public List<Map<String, Object>> of(List<Sim> sims, Round round) {
        return sims.stream().map(sim -> row(sim, round)).toList();
    }

    private static Map<String, Object> row(Sim sim, Round round) {
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
        row.put("seenAt", round.startedAt());
        return row;
    }
}
