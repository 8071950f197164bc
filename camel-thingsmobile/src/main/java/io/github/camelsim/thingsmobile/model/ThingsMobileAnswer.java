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
package io.github.camelsim.thingsmobile.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * A response document of the API, of success or failure: the {@code <result>} element of every operation (API
 * document 4).
 *
 * @param done whether the operation succeeded; null if the document does not say
 * @param errorCode the code of a failure; in the API's codes, 10 to 90; null if the document has none
 * @param message the message of the service; as {@code errorMessage} or {@code message}; null if the document has none
 * @param sims of {@code simStatus} and {@code simListLite}, else empty; never null
 * @param amount of {@code credit}; in {@code currency}; null if the document has none
 * @param currency of {@code credit}; null if the document has none
 * @param creditHistory of {@code credit}, else empty; never null
 * @param plans of {@code customPlanList}, else empty; never null
 * @param cdrsPaginated of {@code getCdrPaginated}, else empty; never null
 */
public record ThingsMobileAnswer(
        Boolean done,
        Integer errorCode,
        String message,
        List<Sim> sims,
        BigDecimal amount,
        String currency,
        List<CreditOperation> creditHistory,
        List<CustomPlan> plans,
        List<Cdr> cdrsPaginated)
        implements Serializable {

    public ThingsMobileAnswer {
        sims = sims == null
                ? List.of()
                : sims.stream().map(ThingsMobileAnswer::withOwnCdrs).toList();
        creditHistory = orEmpty(creditHistory);
        plans = orEmpty(plans);
        cdrsPaginated = orEmpty(cdrsPaginated);
    }

    @JsonCreator
    static ThingsMobileAnswer of(
            @JsonProperty("done") Boolean done,
            @JsonProperty("errorCode") Integer errorCode,
            @JsonProperty("errorMessage") String errorMessage,
            @JsonProperty("message") String message,
            @JsonProperty("sims") List<Sim> sims,
            @JsonProperty("amount") BigDecimal amount,
            @JsonProperty("currency") String currency,
            @JsonProperty("creditHistory") List<CreditOperation> creditHistory,
            @JsonProperty("plans") List<CustomPlan> plans,
            @JsonProperty("cdrsPaginated") List<Cdr> cdrsPaginated) {
        return new ThingsMobileAnswer(
                done,
                errorCode,
                errorMessage == null ? message : errorMessage,
                sims,
                amount,
                currency,
                creditHistory,
                plans,
                cdrsPaginated);
    }

    /** The credit, if the operation was {@code credit}. */
    public Credit credit() {
        return new Credit(amount, currency, creditHistory);
    }

    /** Whether the document says that the operation succeeded. */
    public boolean succeeded() {
        return Boolean.TRUE.equals(done);
    }

    private static Sim withOwnCdrs(Sim sim) {
        if (sim.cdrs() == null || sim.cdrs().isEmpty()) {
            return sim;
        }
        return sim.withCdrs(sim.cdrs().stream().map(cdr -> cdr.of(sim.msisdn())).toList());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
