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
package io.github.camelsim.sandbox.control;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.openapi.ApiParameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The control paths that script, show and clear faults. */
public final class FaultControl {
    private static final int LONGEST_FAULT = 4096;
    private static final int MOST_TIMES = 10_000;

    private final SandboxFaults faults;

    public FaultControl(SandboxFaults faults) {
        this.faults = faults;
    }

    /** Adds {@code faults} under {@code prefix}. */
    public void addTo(ControlHandler handler, String prefix) {
        List<ApiParameter> which = List.of(
                ApiParameter.text("fault", "Name of the fault with its arguments, such as status:503.")
                        .asRequired(),
                ApiParameter.text("operation", "The operation; all of them by default."),
                ApiParameter.number("times", 1, MOST_TIMES, "For how many of the next calls; 1 by default."),
                ApiParameter.number("nth", 1, "For the n-th call from now instead."),
                ApiParameter.flag("always", "For all calls instead."));
        handler.on("GET", prefix + "faults", "The faults that wait for calls.", List.of(), this::scripted)
                .on("POST", prefix + "faults", "Adds a fault.", which, this::add)
                .on("DELETE", prefix + "faults", "Removes all faults.", List.of(), this::clear);
    }

    private Object scripted(ControlRequest request) {
        Map<String, Object> shown = new LinkedHashMap<>();
        faults.scripted().forEach((operation, scripted) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("waiting", scripted.waiting());
            one.put("always", scripted.always().orElse(null));
            shown.put(operation, one);
        });
        return shown;
    }

    /** {@code operation}, {@code fault}, and either {@code times} (1), {@code nth} or {@code always=true}. */
    private Object add(ControlRequest request) {
        String text = request.required("fault");
        if (text.length() > LONGEST_FAULT) {
            throw new IllegalArgumentException("fault has more than " + LONGEST_FAULT + " characters");
        }
        String operation = request.optional("operation").orElse(SandboxFaults.EVERY_OPERATION);
        Fault fault = Fault.named(text);
        int times = request.number("times", 1, 1, MOST_TIMES);
        if (request.flag("always")) {
            faults.always(operation, fault);
        } else if (request.optional("nth").isPresent()) {
            faults.nth(operation, request.number("nth", 1, 1, Integer.MAX_VALUE), fault);
        } else {
            Fault[] each = new Fault[times];
            Arrays.fill(each, fault);
            faults.next(operation, each);
        }
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("operation", operation);
        added.put("fault", fault.name());
        return added;
    }

    private Object clear(ControlRequest request) {
        faults.clear();
        return Map.of();
    }
}
