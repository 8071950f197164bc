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

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.poll.StateKey;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Parameter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys that the state of a consumer is persisted under: made of account, operation, filters and state name. */
final class ConsumerStateKeys {

    private static final String SCHEME = "thingsmobile";

    /** Options that change which rows a poll reads, but not which rows the consumer is to deliver. */
    private static final List<Parameter> NO_FILTERS =
            List.of(Parameter.page, Parameter.pageSize, Parameter.startDateRange, Parameter.endDateRange);

    private final ThingsMobileEndpoint endpoint;

    ConsumerStateKeys(ThingsMobileEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A SIM is in the key as requests have it, so that its state is the same however a route writes the SIM. */
    StateKey current() {
        return key(this::asRequested);
    }

    /**
     * The keys that versions before 1.0.0 used for the same state, as far as they differ from the current one. All had
     * a SIM as the route writes it; the oldest had no path of the service.
     */
    List<StateKey> beforeVersion1() {
        StateKey current = current();
        return Stream.of(key((parameter, value) -> value.toString()), withoutPath())
                .filter(former -> !former.equals(current))
                .toList();
    }

    /** The SIMs of {@code msisdnList} are not in the key: the list may be edited, since each SIM has its own position. */
    private StateKey key(BiFunction<Parameter, Object, String> text) {
        Map<String, String> qualifiers = new LinkedHashMap<>();
        filters()
                .forEach((parameter, value) -> qualifiers.put(
                        parameter.name(), parameter == Parameter.msisdnList ? null : text.apply(parameter, value)));
        String stateName = endpoint.getConsuming().getStateName();
        if (stateName != null) {
            qualifiers.put("stateName", stateName);
        }
        return new StateKey(
                SCHEME, endpoint.settings().stateOwner(), endpoint.operation().name(), qualifiers);
    }

    private String asRequested(Parameter parameter, Object value) {
        String requested = endpoint.operation().ofSim() ? call().get(parameter) : null;
        return requested == null ? value.toString() : requested;
    }

    private StateKey withoutPath() {
        CallSettings settings = endpoint.settings();
        String account = settings.account() + "@" + settings.baseUri().getAuthority();
        Map<String, String> qualifiers = new LinkedHashMap<>();
        filters()
                .forEach((parameter, value) -> qualifiers.put(
                        parameter.name(), parameter == Parameter.msisdnList ? sortedSims() : value.toString()));
        return new StateKey(SCHEME, account, endpoint.operation().name(), qualifiers);
    }

    private String sortedSims() {
        return Stream.of(call().get(Parameter.msisdnList).split(","))
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private Call call() {
        return Call.of(endpoint.operation(), endpoint.getParameters().values(), endpoint.zone());
    }

    private Map<Parameter, Object> filters() {
        Map<Parameter, Object> filters = new EnumMap<>(Parameter.class);
        filters.putAll(endpoint.getParameters().values());
        filters.keySet().removeAll(NO_FILTERS);
        return filters;
    }
}
