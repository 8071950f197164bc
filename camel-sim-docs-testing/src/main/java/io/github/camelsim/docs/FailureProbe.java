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
package io.github.camelsim.docs;

import io.github.camelsim.call.CallException;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** Finds out what becomes of a call when the sandbox answers it with a fault. */
public final class FailureProbe {

    private final SandboxFaults faults;
    private final SandboxJournal journal;

    public FailureProbe(SandboxFaults faults, SandboxJournal journal) {
        this.faults = faults;
        this.journal = journal;
    }

    /**
     * The rows of what can happen to a call: what happened, exception, sent again, was it carried out.
     *
     * @param ofOperation what only some operations answer, in AsciiDoc, and how the sandbox does it
     * @param call with further options of the URI
     */
    public List<List<String>> rows(
            String operation, Map<String, Fault> ofOperation, Function<String[], Exchange> call) {
        Map<String, Fault> all = new LinkedHashMap<>(ofOperation);
        all.put("HTTP 429", Fault.status(429));
        all.put("HTTP 5xx", Fault.status(503));
        all.put("the connection breaks after the request", Fault.resetBeforeEffect());
        all.put("the response cannot be read", Fault.html());
        return all.entrySet().stream()
                .map(fault -> row(fault.getKey(), operation, fault.getValue(), call))
                .toList();
    }

    private List<String> row(String what, String operation, Fault fault, Function<String[], Exchange> call) {
        CallException failure = failure(operation, fault, call);
        return List.of(
                what,
                "`" + failure.getClass().getSimpleName() + "`",
                isSentAgain(operation, fault, call) ? "yes" : "no",
                failure.outcomeUnknown() ? "unknown" : "no");
    }

    /** What the call ends with if each attempt fails; the wait is short for those that would be sent again and again. */
    private CallException failure(String operation, Fault fault, Function<String[], Exchange> call) {
        faults.always(operation, fault);
        Exception failure =
                call.apply(new String[] {"maxRetries=0", "maxWait=200"}).getException();
        faults.clear();
        if (failure instanceof CallException ofCall) {
            return ofCall;
        }
        throw new AssertionError(fault + ": the call of " + operation + " ended with " + failure);
    }

    /** Whether there is a second attempt after one that has failed. */
    private boolean isSentAgain(String operation, Fault fault, Function<String[], Exchange> call) {
        faults.next(operation, fault);
        long before = journal.count(operation);
        call.apply(new String[] {"maxRetries=1"});
        return journal.count(operation) - before > 1;
    }
}
