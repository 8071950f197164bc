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

import static io.github.camelsim.sandbox.openapi.ApiParameter.choice;
import static io.github.camelsim.sandbox.openapi.ApiParameter.flag;
import static io.github.camelsim.sandbox.openapi.ApiParameter.number;
import static io.github.camelsim.sandbox.openapi.ApiParameter.text;

import io.github.camelsim.sandbox.openapi.ApiOperation;
import io.github.camelsim.sandbox.openapi.ApiParameter;
import io.github.camelsim.sandbox.openapi.OpenApiDocument;
import io.github.camelsim.thingsmobile.sandbox.fleet.StatusGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The 20 operations as OpenAPI: a form in, XML out. The parameters are those of the tables "Input" of chapter 4. */
public final class ApiDescription {
    private static final ApiParameter USERNAME =
            text("username", "User of the account.").asRequired();
    private static final ApiParameter TOKEN =
            text("token", "Token of the account.").asRequired();
    private static final ApiParameter MSISDN =
            text("msisdn", "[0-9]+", "Number of the SIM. One of msisdn and iccid is required.");
    private static final ApiParameter ICCID =
            text("iccid", "[0-9]{19,20}", "Serial number of the SIM. One of msisdn and iccid is required.");
    private static final ApiParameter MSISDN_LIST =
            text("msisdnList", "Numbers of SIMs, separated by commas.").asRequired();
    private static final ApiParameter START = date("startDateRange", "Start of the range.");
    private static final ApiParameter END = date("endDateRange", "End of the range.");
    private static final ApiParameter PAGE = number("page", 1, "Number of the page; 1 by default.");
    private static final ApiParameter AUTORECHARGE = flag(
                    "simAutorechargeEnabled", "Whether SIMs are recharged automatically.")
            .asRequired();

    private ApiDescription() {}

    /**
     * The description.
     *
     * @param server base URI of the operations
     * @param basicAuth whether calls need HTTP basic authentication
     */
    public static OpenApiDocument openApi(String server, boolean basicAuth) {
        OpenApiDocument document = new OpenApiDocument(
                "Things Mobile business API, as the sandbox reads its description",
                "Errors have the HTTP status 200, too: done is false, and errorCode is 10 for an unknown error, 20 for"
                        + " a parameter, 30 for the login, 40 for the SIM, 50 for the credit, 60 for a call that comes"
                        + " too early, 70 for the page, 80 and 90 for a range that is too large.",
                server);
        if (basicAuth) {
            document.basicAuthentication();
        }
        for (Operation operation : Operation.values()) {
            document.add("POST", "/" + operation.path(), describe(operation));
        }
        return document;
    }

    private static ApiOperation describe(Operation operation) {
        List<ApiParameter> parameters = new ArrayList<>(List.of(USERNAME, TOKEN));
        parameters.addAll(parameters(operation));
        String limit = operation.callLimit().isZero()
                ? ""
                : "A call within " + operation.callLimit().toSeconds()
                        + " s of the one before is refused with error 60.";
        return new ApiOperation(
                operation.path(),
                summary(operation),
                limit,
                parameters,
                Map.entry("text/xml", ResponseSchemas.of(operation)));
    }

    private static List<ApiParameter> parameters(Operation operation) {
        return switch (operation) {
            case ACTIVATE_SIM ->
                List.of(
                        text("msisdn", "[0-9]+", "Number of the SIM.").asRequired(),
                        text("simBarcode", "[0-9]{19,20}", "Barcode of the SIM.")
                                .asRequired());
            case BLOCK_SIM, DISCONNECT_SIM, UNBLOCK_SIM, DEACTIVATE_SIM -> List.of(MSISDN, ICCID);
            case SIM_STATUS -> List.of(MSISDN, ICCID, PAGE, pageSize("CDRs", 2000, 2000));
            case SIM_LIST_LITE ->
                List.of(
                        text("name", "Name of the SIMs."),
                        text("tag", "Tag of the SIMs."),
                        choice("status", StatusGroup.words(), "Status of the SIMs."),
                        PAGE,
                        pageSize("SIMs", 500, 500));
            case CREDIT -> List.of(START, END, PAGE, pageSize("operations", 500, 5000));
            case UPDATE_SIM_NAME ->
                List.of(MSISDN, ICCID, text("name", "New name of the SIM.").asRequired());
            case UPDATE_SIM_TAG ->
                List.of(MSISDN, ICCID, text("tag", "New tag of the SIM.").asRequired());
            case SETUP_SIM_EXPIRATION_DATE ->
                List.of(
                        MSISDN,
                        ICCID,
                        text("expirationDate", "Day on which the SIM expires, such as 2018-02-28.")
                                .asRequired(),
                        oneOrZero("blockSim", "Whether the SIM is blocked when it expires."));
            case SETUP_SIM_TRAFFIC_THRESHOLD ->
                List.of(
                        MSISDN,
                        ICCID,
                        megabytes("dailyLimit", "Limit of a day."),
                        oneOrZero("blockSimDaily", "Whether the SIM is blocked at the limit of the day."),
                        megabytes("monthlyLimit", "Limit of a month."),
                        oneOrZero("blockSimMonthly", "Whether the SIM is blocked at the limit of the month."),
                        megabytes("totalLimit", "Limit of the total traffic."),
                        oneOrZero("blockSimTotal", "Whether the SIM is blocked at the limit of the total traffic."));
            case CUSTOM_PLAN_LIST -> List.of();
            case CREATE_CUSTOM_PLAN -> plan();
            case MODIFY_CUSTOM_PLAN -> {
                List<ApiParameter> parameters = new ArrayList<>(
                        List.of(text("id", "[0-9]+", "Identifier of the plan.").asRequired()));
                parameters.addAll(plan());
                yield parameters;
            }
            case CHANGE_SIM_PLAN ->
                List.of(
                        MSISDN,
                        ICCID,
                        text("customPlanId", "[0-9]+", "Identifier of the plan.")
                                .asRequired());
            case SEND_SMS ->
                List.of(
                        MSISDN,
                        ICCID,
                        text("message", "Text of at most 160 characters.").asRequired());
            case DOWNLOAD_CDR -> List.of(MSISDN_LIST, START, END);
            case RECHARGE_SIM ->
                List.of(MSISDN, ICCID, megabytes("amount", "Amount to add, more than 0 and at most 1024."));
            case GET_CDR_PAGINATED -> List.of(MSISDN_LIST, START, END, PAGE, pageSize("CDRs", 500, 500));
        };
    }

    /** 4.13; the two numbers may be empty without autorecharge. */
    private static List<ApiParameter> plan() {
        return List.of(
                text("name", "Name of the plan.").asRequired(),
                AUTORECHARGE,
                megabytesOrEmpty("simAutorechargeCreditThreshold", "Balance below which a SIM is recharged."),
                megabytesOrEmpty("simAutorechargeAmount", "Amount of an automatic recharge."));
    }

    private static String summary(Operation operation) {
        return switch (operation) {
            case ACTIVATE_SIM -> "Activates a SIM.";
            case BLOCK_SIM -> "Blocks a SIM.";
            case DISCONNECT_SIM -> "Ends the connection of a SIM.";
            case UNBLOCK_SIM -> "Unblocks a SIM.";
            case SIM_STATUS -> "Reads a SIM with a page of its CDRs.";
            case SIM_LIST_LITE -> "Reads a page of the account's SIMs.";
            case CREDIT -> "Reads the credit with a page of its history.";
            case UPDATE_SIM_NAME -> "Names a SIM.";
            case UPDATE_SIM_TAG -> "Tags a SIM.";
            case SETUP_SIM_EXPIRATION_DATE -> "Sets the day on which a SIM expires.";
            case SETUP_SIM_TRAFFIC_THRESHOLD -> "Sets the traffic limits of a SIM.";
            case CUSTOM_PLAN_LIST -> "Reads the plans of the account.";
            case CREATE_CUSTOM_PLAN -> "Creates a plan.";
            case MODIFY_CUSTOM_PLAN -> "Changes a plan.";
            case CHANGE_SIM_PLAN -> "Gives a SIM a plan.";
            case SEND_SMS -> "Sends an SMS to a SIM; it costs credit.";
            case DOWNLOAD_CDR -> "Sends the CDRs of SIMs by e-mail.";
            case RECHARGE_SIM -> "Adds traffic to a SIM; it costs credit.";
            case GET_CDR_PAGINATED -> "Reads a page of the CDRs of SIMs.";
            case DEACTIVATE_SIM -> "Deactivates a SIM for ever. In the API since its version 1.41.";
        };
    }

    private static ApiParameter pageSize(String rows, int normal, int most) {
        return number("pageSize", 1, most, "Most " + rows + " of a page; " + normal + " by default.");
    }

    private static ApiParameter date(String name, String description) {
        return text(name, "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}", description);
    }

    private static ApiParameter oneOrZero(String name, String description) {
        return choice(name, List.of("1", "0"), description + " 1 is true, 0 is false.")
                .asRequired();
    }

    private static ApiParameter megabytesOrEmpty(String name, String description) {
        return text(name, "([0-9]+(\\.[0-9]+)?)?", description + " In MB; may be empty without autorecharge.")
                .asRequired();
    }

    private static ApiParameter megabytes(String name, String description) {
        return text(name, "[0-9]+(\\.[0-9]+)?", description + " In MB of 1,048,576 bytes.")
                .asRequired();
    }
}
