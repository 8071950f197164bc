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
package io.github.camelsim.infobip.sandbox.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The eight operations of Infobip's API page: HTTP method and path, as in its sections "Resource", and kind. */
public enum InfobipOperation {
    LIST_SIMS("listSims", "GET", "/2/sims", Kind.READ),
    GET_SIM("getSim", "GET", "/2/sims/{iccid}", Kind.READ),
    UPDATE_SIM_NAME("updateSimName", "PATCH", "/1/sims/{iccid}", Kind.WRITE),
    UPDATE_SIM_STATUS("updateSimStatus", "PUT", "/1/sims/{iccid}/status", Kind.WRITE),
    GET_SIM_USAGE("getSimUsage", "GET", "/2/sims/{iccid}/usage", Kind.READ),
    SEND_SMS("sendSms", "POST", "/1/sims/{iccid}/sms", Kind.WRITE),
    RUN_DIAGNOSTICS("runDiagnostics", "POST", "/1/sims/{iccid}/diagnostic", Kind.WRITE),
    LIST_MONTHLY_USAGE("listMonthlyUsage", "GET", "/2/sims/usage/monthly", Kind.READ);

    /** Whether a call changes anything. */
    private enum Kind {
        READ,
        WRITE
    }

    private final String id;
    private final String method;
    private final Pattern path;
    private final Kind kind;

    InfobipOperation(String id, String method, String path, Kind kind) {
        this.id = id;
        this.method = method;
        this.path = Pattern.compile(path.replace("{iccid}", "(?<iccid>[^/]+)"));
        this.kind = kind;
    }

    /** The name under which faults and journal have the operation. */
    String id() {
        return id;
    }

    String method() {
        return method;
    }

    boolean isRead() {
        return kind == Kind.READ;
    }

    /** The serial number in the path, empty if the operation has none. */
    String iccid(String requested) {
        Matcher matcher = path.matcher(requested);
        return matcher.matches() && matcher.groupCount() > 0 ? matcher.group("iccid") : "";
    }

    /** The operations with this path below {@code /iot}; they differ in their methods. */
    static List<InfobipOperation> withPath(String requested) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.matcher(requested).matches())
                .toList();
    }

    static Optional<InfobipOperation> withMethod(List<InfobipOperation> operations, String method) {
        return operations.stream()
                .filter(operation -> operation.method.equals(method))
                .findFirst();
    }

    /** The names of all operations. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(InfobipOperation::id).toList();
    }
}
