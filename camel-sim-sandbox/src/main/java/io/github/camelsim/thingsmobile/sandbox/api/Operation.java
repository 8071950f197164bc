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
package io.github.camelsim.thingsmobile.sandbox.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operations of chapter 4 and deactivateSim of newer versions: path, kind and call limit. */
public enum Operation {
    ACTIVATE_SIM("activateSim", Kind.WRITE, Duration.ofSeconds(5)),
    BLOCK_SIM("blockSim", Kind.WRITE, Duration.ZERO),
    DISCONNECT_SIM("disconnectSim", Kind.WRITE, Duration.ZERO),
    UNBLOCK_SIM("unblockSim", Kind.WRITE, Duration.ZERO),
    SIM_STATUS("simStatus", Kind.READ, Duration.ofSeconds(5)),
    SIM_LIST_LITE("simListLite", Kind.READ, Duration.ofSeconds(1)),
    CREDIT("credit", Kind.READ, Duration.ofSeconds(5)),
    UPDATE_SIM_NAME("updateSimName", Kind.WRITE, Duration.ZERO),
    UPDATE_SIM_TAG("updateSimTag", Kind.WRITE, Duration.ZERO),
    SETUP_SIM_EXPIRATION_DATE("setupSimExpirationDate", Kind.WRITE, Duration.ZERO),
    SETUP_SIM_TRAFFIC_THRESHOLD("setupSimTrafficThreeshold", Kind.WRITE, Duration.ZERO),
    CUSTOM_PLAN_LIST("customPlanList", Kind.READ, Duration.ZERO),
    CREATE_CUSTOM_PLAN("createCustomPlan", Kind.WRITE, Duration.ZERO),
    MODIFY_CUSTOM_PLAN("modifyCustomPlan", Kind.WRITE, Duration.ZERO),
    CHANGE_SIM_PLAN("changeSimPlan", Kind.WRITE, Duration.ZERO),
    SEND_SMS("sendSms", Kind.WRITE, Duration.ZERO),
    DOWNLOAD_CDR("downloadCdr", Kind.WRITE, Duration.ZERO),
    RECHARGE_SIM("rechargeSim", Kind.WRITE, Duration.ZERO),
    GET_CDR_PAGINATED("getCdrPaginated", Kind.READ, Duration.ofSeconds(5)),
    DEACTIVATE_SIM("deactivateSim", Kind.WRITE, Duration.ZERO);

    /** Whether a call changes anything. */
    enum Kind {
        READ,
        WRITE
    }

    private final String path;
    private final Kind kind;
    private final Duration callLimit;

    Operation(String path, Kind kind, Duration callLimit) {
        this.path = path;
        this.kind = kind;
        this.callLimit = callLimit;
    }

    /** The name of the operation, the last part of its URL. */
    public String path() {
        return path;
    }

    /** The paths of all operations. */
    public static List<String> paths() {
        return Arrays.stream(values()).map(Operation::path).toList();
    }

    boolean isRead() {
        return kind == Kind.READ;
    }

    /** The shortest time between two calls that the document permits; zero if it sets no limit. */
    public Duration callLimit() {
        return callLimit;
    }

    /** The operation of that path, empty if there is none. */
    static Optional<Operation> byPath(String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.equals(path))
                .findFirst();
    }

    /**
     * The operation of that path.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Operation named(String path) {
        return byPath(path).orElseThrow(() -> new IllegalArgumentException("no operation " + path));
    }
}
