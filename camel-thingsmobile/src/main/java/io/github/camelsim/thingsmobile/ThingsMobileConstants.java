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

import io.github.camelsim.thingsmobile.client.Parameter;
import org.apache.camel.spi.Metadata;
import org.apache.commons.lang3.StringUtils;

/** The names of the message headers that the component reads and sets. */
public final class ThingsMobileConstants {

    @Metadata(
            label = "producer",
            description = "Identifies the SIM by its number, in digits. Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String MSISDN = "CamelThingsMobileMsisdn";

    @Metadata(
            label = "producer",
            description =
                    "Identifies the SIM by its ICCID of 19 or 20 digits. One of msisdn and iccid is enough. Takes "
                            + "precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String ICCID = "CamelThingsMobileIccid";

    @Metadata(
            label = "producer",
            description =
                    "Identifies the SIM to activate by its barcode of 19 or 20 digits. Takes precedence over the URI "
                            + "option.",
            javaType = "java.lang.String")
    public static final String SIM_BARCODE = "CamelThingsMobileSimBarcode";

    @Metadata(
            label = "producer",
            description = "Names a SIM or a custom plan. For simListLite it is a filter. Takes precedence over the URI "
                    + "option.",
            javaType = "java.lang.String")
    public static final String NAME = "CamelThingsMobileName";

    @Metadata(
            label = "producer",
            description = "Tags a SIM. For simListLite it is a filter. Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String TAG = "CamelThingsMobileTag";

    @Metadata(
            label = "producer",
            description =
                    "Selects the group of SIM statuses that simListLite lists. Takes precedence over the URI option.",
            javaType = "java.lang.String",
            enums = "to-activate,active,suspended,deactivated")
    public static final String STATUS = "CamelThingsMobileStatus";

    @Metadata(
            label = "producer",
            description = "Selects the page to read, from 1. Takes precedence over the URI option.",
            javaType = "java.lang.Integer")
    public static final String PAGE = "CamelThingsMobilePage";

    @Metadata(
            label = "producer",
            description = "Sets how many rows a page has: at most 2000 for simStatus, 500 for simListLite and "
                    + "getCdrPaginated, 5000 for credit. Takes precedence over the URI option.",
            javaType = "java.lang.Integer")
    public static final String PAGE_SIZE = "CamelThingsMobilePageSize";

    @Metadata(
            label = "producer",
            description =
                    "Sets the first moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which begins its "
                            + "day. Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String START_DATE_RANGE = "CamelThingsMobileStartDateRange";

    @Metadata(
            label = "producer",
            description =
                    "Sets the last moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which ends its day. "
                            + "Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String END_DATE_RANGE = "CamelThingsMobileEndDateRange";

    @Metadata(
            label = "producer",
            description = "Lists the numbers of SIMs, separated by commas. Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String MSISDN_LIST = "CamelThingsMobileMsisdnList";

    @Metadata(
            label = "producer",
            description = "Sets the day on which the SIM expires, such as 2026-01-31. Takes precedence over the URI "
                    + "option.",
            javaType = "java.lang.String")
    public static final String EXPIRATION_DATE = "CamelThingsMobileExpirationDate";

    @Metadata(
            label = "producer",
            description = "Sets whether the SIM is blocked when it expires. Takes precedence over the URI option.",
            javaType = "java.lang.Boolean")
    public static final String BLOCK_SIM = "CamelThingsMobileBlockSim";

    @Metadata(
            label = "producer",
            description =
                    "Sets the daily traffic threshold in MB (1 MB = 1,048,576 bytes). Takes precedence over the URI "
                            + "option.",
            javaType = "java.lang.Double")
    public static final String DAILY_LIMIT = "CamelThingsMobileDailyLimit";

    @Metadata(
            label = "producer",
            description =
                    "Sets whether the SIM is blocked when it exceeds the daily threshold. Takes precedence over the "
                            + "URI option.",
            javaType = "java.lang.Boolean")
    public static final String BLOCK_SIM_DAILY = "CamelThingsMobileBlockSimDaily";

    @Metadata(
            label = "producer",
            description =
                    "Sets the monthly traffic threshold in MB (1 MB = 1,048,576 bytes). Takes precedence over the "
                            + "URI option.",
            javaType = "java.lang.Double")
    public static final String MONTHLY_LIMIT = "CamelThingsMobileMonthlyLimit";

    @Metadata(
            label = "producer",
            description =
                    "Sets whether the SIM is blocked when it exceeds the monthly threshold. Takes precedence over "
                            + "the URI option.",
            javaType = "java.lang.Boolean")
    public static final String BLOCK_SIM_MONTHLY = "CamelThingsMobileBlockSimMonthly";

    @Metadata(
            label = "producer",
            description =
                    "Sets the total traffic threshold in MB (1 MB = 1,048,576 bytes). Takes precedence over the URI "
                            + "option.",
            javaType = "java.lang.Double")
    public static final String TOTAL_LIMIT = "CamelThingsMobileTotalLimit";

    @Metadata(
            label = "producer",
            description =
                    "Sets whether the SIM is blocked when it exceeds the total threshold. Takes precedence over the "
                            + "URI option.",
            javaType = "java.lang.Boolean")
    public static final String BLOCK_SIM_TOTAL = "CamelThingsMobileBlockSimTotal";

    @Metadata(
            label = "producer",
            description =
                    "Sets whether SIMs of the custom plan are recharged automatically. Takes precedence over the URI "
                            + "option.",
            javaType = "java.lang.Boolean")
    public static final String SIM_AUTORECHARGE_ENABLED = "CamelThingsMobileSimAutorechargeEnabled";

    @Metadata(
            label = "producer",
            description = "Sets below how many MB a SIM of the custom plan is recharged. Takes precedence over the URI "
                    + "option.",
            javaType = "java.lang.Double")
    public static final String SIM_AUTORECHARGE_CREDIT_THRESHOLD = "CamelThingsMobileSimAutorechargeCreditThreshold";

    @Metadata(
            label = "producer",
            description = "Sets by how many MB a SIM of the custom plan is recharged. Takes precedence over the URI "
                    + "option.",
            javaType = "java.lang.Double")
    public static final String SIM_AUTORECHARGE_AMOUNT = "CamelThingsMobileSimAutorechargeAmount";

    @Metadata(
            label = "producer",
            description = "Identifies the custom plan. Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String CUSTOM_PLAN_ID = "CamelThingsMobileCustomPlanId";

    @Metadata(
            label = "producer",
            description = "Sets the text of the SMS, which has at most 160 characters. Takes precedence over the URI "
                    + "option.",
            javaType = "java.lang.String")
    public static final String MESSAGE = "CamelThingsMobileMessage";

    @Metadata(
            label = "producer",
            description =
                    "Sets how many MB are recharged: above 0, at most 1024. Takes precedence over the URI option.",
            javaType = "java.lang.Double")
    public static final String AMOUNT = "CamelThingsMobileAmount";

    @Metadata(description = "Says which operation was called. It is never read.", javaType = "java.lang.String")
    public static final String RESULT_OPERATION = "CamelThingsMobileResultOperation";

    @Metadata(
            label = "producer",
            description = "Says which page was read. It is never read.",
            javaType = "java.lang.Integer")
    public static final String RESULT_PAGE = "CamelThingsMobileResultPage";

    @Metadata(
            label = "producer",
            description = "Says how many rows the page could have. It is never read.",
            javaType = "java.lang.Integer")
    public static final String RESULT_PAGE_SIZE = "CamelThingsMobileResultPageSize";

    @Metadata(
            label = "producer",
            description = "Says whether the page was full, so that there may be another. It is never read.",
            javaType = "java.lang.Boolean")
    public static final String RESULT_HAS_MORE = "CamelThingsMobileResultHasMore";

    @Metadata(
            description =
                    "Lists values that are not of their type, so that their component is null: field=text pairs, on "
                            + "a list each with the SIM before it. It is absent if there are none, and never read.",
            javaType = "java.lang.String")
    public static final String UNREADABLE = "CamelThingsMobileUnreadable";

    @Metadata(
            label = "consumer",
            description = "Says with changesOnly what happened to the SIM: it was added, changed or removed.",
            javaType = "java.lang.String",
            enums = "added,changed,removed")
    public static final String CHANGE = "CamelThingsMobileChange";

    @Metadata(
            label = "consumer",
            description = "Lists with changesOnly the names of the fields that changed, separated by commas.",
            javaType = "java.lang.String")
    public static final String CHANGED_FIELDS = "CamelThingsMobileChangedFields";

    @Metadata(
            label = "consumer",
            description =
                    "Identifies a CDR or credit operation: it is the same if the record comes again, and another for "
                            + "each of identical ones. It is set with splitResult=true.",
            javaType = "java.lang.String")
    public static final String RECORD_KEY = "CamelThingsMobileRecordKey";

    @Metadata(label = "consumer", description = "Says with credit what is left now.", javaType = "java.math.BigDecimal")
    public static final String CREDIT_AMOUNT = "CamelThingsMobileCreditAmount";

    @Metadata(
            label = "consumer",
            description = "Says with credit what the currency of the amounts is.",
            javaType = "java.lang.String")
    public static final String CREDIT_CURRENCY = "CamelThingsMobileCreditCurrency";

    private ThingsMobileConstants() {}

    /** The name of the header for a parameter. */
    static String header(Parameter parameter) {
        return "CamelThingsMobile" + StringUtils.capitalize(parameter.name());
    }
}
