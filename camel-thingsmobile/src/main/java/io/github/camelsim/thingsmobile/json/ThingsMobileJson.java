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
package io.github.camelsim.thingsmobile.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.commons.lang3.ObjectUtils;

/**
 * Writes results as compact JSON, in the format of the vendor's Node.js client: nested groups, block flags 1 and 0, times
 * in UTC with milliseconds. Values that the client does not have are written in the same style.
 */
public final class ThingsMobileJson {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private static final LocalDateTime FIRST = LocalDateTime.of(0, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000);

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private final ZoneId zone;

    /** @param zone the zone of the API's zone-less times */
    public ThingsMobileJson(ZoneId zone) {
        this.zone = zone;
    }

    /** Whether {@link #writeRow} can write it. */
    public static boolean canWriteRow(Object row) {
        return row instanceof Sim
                || row instanceof Cdr
                || row instanceof Credit
                || row instanceof CreditOperation
                || row instanceof CustomPlan;
    }

    /** A whole result. */
    public String write(Operation operation, Object result) {
        if (result instanceof List<?> rows) {
            return writeRows(rows);
        }
        if (result instanceof ActionResult done) {
            String message = ObjectUtils.getIfNull(done.message(), operation::doneMessage);
            return text(mapper.createObjectNode().put("done", true).put("message", message));
        }
        return text(result instanceof Sim sim ? sim(sim, true) : row(result));
    }

    /** Rows of a list. */
    public String writeRows(List<?> rows) {
        ArrayNode array = mapper.createArrayNode();
        rows.forEach(row -> array.add(row(row)));
        return text(array);
    }

    /** One row of a list. */
    public String writeRow(Object row) {
        return text(row(row));
    }

    private String text(Object node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }

    private ObjectNode row(Object row) {
        if (row instanceof Sim sim) {
            return sim(sim, false);
        }
        if (row instanceof Cdr cdr) {
            ObjectNode node = mapper.createObjectNode().put("msisdn", cdr.msisdn());
            return node.setAll(cdr(cdr));
        }
        if (row instanceof Credit credit) {
            return credit(credit);
        }
        if (row instanceof CreditOperation operation) {
            return creditOperation(operation);
        }
        return plan((CustomPlan) row);
    }

    /** @param status whether the SIM is from {@code simStatus}, whose JSON always has all groups */
    private ObjectNode sim(Sim sim, boolean status) {
        ObjectNode node = mapper.createObjectNode()
                .put("name", sim.name())
                .put("tag", sim.tag())
                .put("msisdn", sim.msisdn())
                .put("iccid", sim.iccid())
                .put("status", sim.status())
                .put("type", sim.type())
                .put("lastConnection", time(sim.lastConnectionDate()));
        putIfPresent(node, "country", sim.country());
        putIfPresent(node, "roamingProfile", sim.roamingProfile());
        putIfPresent(node, "automation", sim.automation());
        node.putObject("plan")
                .put("type", sim.plan())
                .put("activation", time(sim.activationDate()))
                .put("expiration", time(sim.expirationDate()));
        node.put("balance", sim.balance());
        putTraffic(node, sim, status);
        putThresholds(node, sim, status);
        if (sim.cdrs() != null) {
            ArrayNode cdrs = node.putArray("cdrs");
            sim.cdrs().forEach(cdr -> cdrs.add(cdr(cdr)));
        }
        return node;
    }

    private static void putTraffic(ObjectNode node, Sim sim, boolean status) {
        ObjectNode traffic = node.putObject("traffic");
        if (status || sim.dailyTraffic() != null) {
            traffic.put("daily", sim.dailyTraffic());
        }
        traffic.put("monthly", sim.monthlyTraffic());
        if (status || sim.totalTraffic() != null) {
            traffic.put("total", sim.totalTraffic());
        }
    }

    private static void putThresholds(ObjectNode node, Sim sim, boolean status) {
        if (status
                || anyPresent(
                        sim.dailyTrafficThreshold(), sim.monthlyTrafficThreshold(), sim.totalTrafficThreshold())) {
            node.putObject("threshold")
                    .put("daily", sim.dailyTrafficThreshold())
                    .put("monthly", sim.monthlyTrafficThreshold())
                    .put("total", sim.totalTrafficThreshold());
        }
        if (status
                || anyPresent(
                        sim.blockSimDaily(),
                        sim.blockSimMonthly(),
                        sim.blockSimTotal(),
                        sim.blockSimAfterExpirationDate())) {
            node.putObject("blockSim")
                    .put("daily", flag(sim.blockSimDaily()))
                    .put("monthly", flag(sim.blockSimMonthly()))
                    .put("total", flag(sim.blockSimTotal()))
                    .put("afterExpiration", flag(sim.blockSimAfterExpirationDate()));
        }
    }

    private ObjectNode cdr(Cdr cdr) {
        return mapper.createObjectNode()
                .put("start", time(cdr.start()))
                .put("stop", time(cdr.stop()))
                .put("traffic", cdr.traffic())
                .put("country", cdr.country())
                .put("imsi", cdr.imsi())
                .put("network", cdr.network())
                .put("operator", cdr.operator());
    }

    private ObjectNode credit(Credit credit) {
        ObjectNode node =
                mapper.createObjectNode().put("amount", credit.amount()).put("currency", credit.currency());
        ArrayNode history = node.putArray("history");
        credit.history().forEach(operation -> history.add(creditOperation(operation)));
        return node;
    }

    private ObjectNode creditOperation(CreditOperation operation) {
        return mapper.createObjectNode()
                .put("amount", operation.amount())
                .put("date", time(operation.date()))
                .put("description", operation.description())
                .put("msisdn", operation.msisdn());
    }

    private ObjectNode plan(CustomPlan plan) {
        ObjectNode node = mapper.createObjectNode().put("id", plan.id()).put("name", plan.name());
        node.putObject("autorecharge")
                .put("enabled", plan.autorechargeEnabled())
                .put("creditThreshold", plan.autorechargeCreditThreshold())
                .put("amount", plan.autorechargeAmount());
        return node;
    }

    private String time(LocalDateTime local) {
        return local == null ? null : UTC.format(inFourDigits(utc(local)));
    }

    private LocalDateTime utc(LocalDateTime local) {
        try {
            return LocalDateTime.ofInstant(local.atZone(zone).toInstant(), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return local; // at the limits of LocalDateTime, where the zone makes no difference
        }
    }

    /** ISO 8601 allows years of four digits only; the conversion to UTC of a time such as 9999-12-31 may exceed them. */
    private static LocalDateTime inFourDigits(LocalDateTime time) {
        if (time.isAfter(LAST)) {
            return LAST;
        }
        return time.isBefore(FIRST) ? FIRST : time;
    }

    private static Integer flag(Boolean value) {
        return value == null ? null : value ? 1 : 0;
    }

    private static boolean anyPresent(Object... values) {
        return Stream.of(values).anyMatch(Objects::nonNull);
    }

    private static void putIfPresent(ObjectNode node, String name, Object value) {
        if (value != null) {
            node.putPOJO(name, value);
        }
    }
}
