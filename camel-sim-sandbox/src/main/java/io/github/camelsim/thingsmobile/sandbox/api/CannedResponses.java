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

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fixed responses of chapters 5 and 6 for the test MSISDNs 882360000000001 to 882360000000005. They have no state and
 * take precedence over every check of parameters, because the document's examples omit mandatory ones.
 */
final class CannedResponses {
    static final String CDR_LIMIT = "CDR limit not respected";
    /** Differs from the prefix of generated barcodes. */
    private static final String ICCID_PREFIX = "894450199900000000";

    private static final String PREFIX = "88236000000000";
    private static final Set<Operation> NOT_FOUND_GENERIC_DONE = EnumSet.of(
            Operation.UPDATE_SIM_NAME,
            Operation.UPDATE_SIM_TAG,
            Operation.SETUP_SIM_EXPIRATION_DATE,
            Operation.SETUP_SIM_TRAFFIC_THRESHOLD,
            Operation.SEND_SMS,
            Operation.RECHARGE_SIM);

    /** The end of the text of a generic error; the Node client's page has "generic error: error blocking sim". */
    private static final Map<Operation, String> DOING = Map.of(
            Operation.BLOCK_SIM, "blocking sim",
            Operation.DISCONNECT_SIM, "disconnecting sim",
            Operation.UNBLOCK_SIM, "unblocking sim",
            Operation.UPDATE_SIM_NAME, "updating sim name",
            Operation.UPDATE_SIM_TAG, "updating sim tag",
            Operation.SETUP_SIM_EXPIRATION_DATE, "setting up sim expiration date",
            Operation.SETUP_SIM_TRAFFIC_THRESHOLD, "setting up sim traffic threshold",
            Operation.SEND_SMS, "sending sms",
            Operation.RECHARGE_SIM, "recharging sim");

    private final Map<Row, Supplier<byte[]>> rows = new HashMap<>();

    CannedResponses() {
        activate();
        EnumSet.of(Operation.BLOCK_SIM, Operation.DISCONNECT_SIM, Operation.UNBLOCK_SIM)
                .forEach(operation -> notFoundGenericDone(operation, ResponseBodies::done));
        NOT_FOUND_GENERIC_DONE.forEach(operation -> notFoundGenericDone(operation, ResponseBodies::doneWithEmptyLists));
        simStatus();
        downloadCdr();
        cdrPaginated();
    }

    /** The response's body for this call, empty unless it names a test MSISDN of the operation. */
    Optional<byte[]> find(Operation operation, Parameters parameters) {
        boolean list = operation == Operation.DOWNLOAD_CDR || operation == Operation.GET_CDR_PAGINATED;
        return parameters
                .optional(list ? "msisdnList" : "msisdn")
                .map(msisdn -> rows.get(new Row(operation, msisdn)))
                .map(Supplier::get);
    }

    /** 5.1. */
    private void activate() {
        put(Operation.ACTIVATE_SIM, 1, error(ServiceError.unknownSim()));
        put(Operation.ACTIVATE_SIM, 2, error(ServiceError.input("empty or not valid input: simBarcode")));
        put(Operation.ACTIVATE_SIM, 3, error(ServiceError.generic("error activating sim")));
        put(Operation.ACTIVATE_SIM, 4, ResponseBodies::done);
    }

    /** 5.2, 5.3, 6.1, 6.5 to 6.8, 6.13, 6.15. */
    private void notFoundGenericDone(Operation operation, Supplier<byte[]> done) {
        put(operation, 1, error(ServiceError.unknownSim()));
        put(operation, 3, error(ServiceError.generic("error " + DOING.get(operation))));
        put(operation, 4, done);
    }

    /** 6.2. */
    private void simStatus() {
        put(Operation.SIM_STATUS, 1, error(ServiceError.unknownSim()));
        put(Operation.SIM_STATUS, 2, sim(2, "not active", LocalDateTime.of(2015, 1, 20, 12, 45), 321_312_321));
        put(Operation.SIM_STATUS, 3, sim(3, "not active", null, 0));
        put(Operation.SIM_STATUS, 4, sim(4, "active", LocalDateTime.of(2016, 1, 20, 12, 45), 1_231_231_231));
    }

    /** 6.14. */
    private void downloadCdr() {
        put(Operation.DOWNLOAD_CDR, 1, error(ServiceError.unknownSim()));
        put(Operation.DOWNLOAD_CDR, 3, error(ServiceError.generic("error exporting cdrs")));
        put(Operation.DOWNLOAD_CDR, 4, ResponseBodies::exportScheduled);
        put(Operation.DOWNLOAD_CDR, 5, error(ServiceError.input(CDR_LIMIT)));
    }

    /** 6.16: a CDR of traffic, and one of a sent SMS, which has none. */
    private void cdrPaginated() {
        LocalDateTime start = LocalDateTime.of(2020, 10, 5, 19, 11, 48);
        put(Operation.GET_CDR_PAGINATED, 1, error(ServiceError.unknownSim()));
        put(Operation.GET_CDR_PAGINATED, 2, cdr(2, start, start.plusMinutes(10), 1_000_000));
        put(Operation.GET_CDR_PAGINATED, 3, cdr(3, start, start, 0));
    }

    private void put(Operation operation, int number, Supplier<byte[]> body) {
        rows.put(new Row(operation, PREFIX + number), body);
    }

    private static Supplier<byte[]> error(ServiceError error) {
        return () -> {
            throw error;
        };
    }

    private static Supplier<byte[]> sim(int number, String status, LocalDateTime activation, long traffic) {
        SandboxSim sim = SandboxSim.builder(PREFIX + number, ICCID_PREFIX + number)
                .name("test sim " + number)
                .status(status)
                .activationDate(activation)
                .traffic(new TrafficCounters(0, 0, traffic, TrafficCounters.NONE.countedOn()))
                .build();
        return () -> ResponseBodies.simStatus(sim, List.of());
    }

    private static Supplier<byte[]> cdr(int number, LocalDateTime start, LocalDateTime stop, long traffic) {
        SandboxCdr cdr = new SandboxCdr(PREFIX + number, "", start, stop, "Zone 1", "ESP", "ESPVV", traffic);
        return () -> ResponseBodies.cdrsPaginated(List.of(cdr));
    }

    private record Row(Operation operation, String msisdn) {}
}
