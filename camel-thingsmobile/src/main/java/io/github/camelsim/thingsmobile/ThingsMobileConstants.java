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
            description = "The number of the SIM: digits. Goes before the URI option.",
            javaType = "String")
    public static final String MSISDN = "CamelThingsMobileMsisdn";

    @Metadata(
            label = "producer",
            description =
                    "The ICCID of the SIM: 19 or 20 digits. One of msisdn and iccid is enough. Goes before the URI option.",
            javaType = "String")
    public static final String ICCID = "CamelThingsMobileIccid";

    @Metadata(
            label = "producer",
            description = "The barcode of the SIM to activate: 19 or 20 digits. Goes before the URI option.",
            javaType = "String")
    public static final String SIM_BARCODE = "CamelThingsMobileSimBarcode";

    @Metadata(
            label = "producer",
            description =
                    "The name of a SIM or of a custom plan; for simListLite a filter. Goes before the URI option.",
            javaType = "String")
    public static final String NAME = "CamelThingsMobileName";

    @Metadata(
            label = "producer",
            description = "The tag of a SIM; for simListLite a filter. Goes before the URI option.",
            javaType = "String")
    public static final String TAG = "CamelThingsMobileTag";

    @Metadata(
            label = "producer",
            description = "The group of SIM statuses that simListLite is to list. Goes before the URI option.",
            javaType = "String")
    public static final String STATUS = "CamelThingsMobileStatus";

    @Metadata(
            label = "producer",
            description = "The page to read, from 1. Goes before the URI option.",
            javaType = "Integer")
    public static final String PAGE = "CamelThingsMobilePage";

    @Metadata(
            label = "producer",
            description =
                    "The rows of a page: at most 2000 for simStatus, 500 for simListLite and getCdrPaginated, 5000 for credit. Goes before the URI option.",
            javaType = "Integer")
    public static final String PAGE_SIZE = "CamelThingsMobilePageSize";

    @Metadata(
            label = "producer",
            description =
                    "The first moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which begins its day. Goes before the URI option.",
            javaType = "String")
    public static final String START_DATE_RANGE = "CamelThingsMobileStartDateRange";

    @Metadata(
            label = "producer",
            description =
                    "The last moment to read: 2026-01-31 12:00:00, an ISO time, or a date, which ends its day. Goes before the URI option.",
            javaType = "String")
    public static final String END_DATE_RANGE = "CamelThingsMobileEndDateRange";

    @Metadata(
            label = "producer",
            description = "Numbers of SIMs, separated by commas. Goes before the URI option.",
            javaType = "String")
    public static final String MSISDN_LIST = "CamelThingsMobileMsisdnList";

    @Metadata(
            label = "producer",
            description = "The day on which the SIM expires: 2026-01-31. Goes before the URI option.",
            javaType = "String")
    public static final String EXPIRATION_DATE = "CamelThingsMobileExpirationDate";

    @Metadata(
            label = "producer",
            description = "Whether the SIM is blocked when it expires. Goes before the URI option.",
            javaType = "Boolean")
    public static final String BLOCK_SIM = "CamelThingsMobileBlockSim";

    @Metadata(
            label = "producer",
            description = "The daily traffic threshold in MB (1 MB = 1,048,576 bytes). Goes before the URI option.",
            javaType = "java.math.BigDecimal")
    public static final String DAILY_LIMIT = "CamelThingsMobileDailyLimit";

    @Metadata(
            label = "producer",
            description = "Whether the SIM is blocked when it exceeds the daily threshold. Goes before the URI option.",
            javaType = "Boolean")
    public static final String BLOCK_SIM_DAILY = "CamelThingsMobileBlockSimDaily";

    @Metadata(
            label = "producer",
            description = "The monthly traffic threshold in MB (1 MB = 1,048,576 bytes). Goes before the URI option.",
            javaType = "java.math.BigDecimal")
    public static final String MONTHLY_LIMIT = "CamelThingsMobileMonthlyLimit";

    @Metadata(
            label = "producer",
            description =
                    "Whether the SIM is blocked when it exceeds the monthly threshold. Goes before the URI option.",
            javaType = "Boolean")
    public static final String BLOCK_SIM_MONTHLY = "CamelThingsMobileBlockSimMonthly";

    @Metadata(
            label = "producer",
            description = "The total traffic threshold in MB (1 MB = 1,048,576 bytes). Goes before the URI option.",
            javaType = "java.math.BigDecimal")
    public static final String TOTAL_LIMIT = "CamelThingsMobileTotalLimit";

    @Metadata(
            label = "producer",
            description = "Whether the SIM is blocked when it exceeds the total threshold. Goes before the URI option.",
            javaType = "Boolean")
    public static final String BLOCK_SIM_TOTAL = "CamelThingsMobileBlockSimTotal";

    @Metadata(
            label = "producer",
            description = "Whether SIMs of the custom plan are recharged automatically. Goes before the URI option.",
            javaType = "Boolean")
    public static final String SIM_AUTORECHARGE_ENABLED = "CamelThingsMobileSimAutorechargeEnabled";

    @Metadata(
            label = "producer",
            description = "Below how many MB a SIM of the custom plan is recharged. Goes before the URI option.",
            javaType = "java.math.BigDecimal")
    public static final String SIM_AUTORECHARGE_CREDIT_THRESHOLD = "CamelThingsMobileSimAutorechargeCreditThreshold";

    @Metadata(
            label = "producer",
            description = "By how many MB a SIM of the custom plan is recharged. Goes before the URI option.",
            javaType = "java.math.BigDecimal")
    public static final String SIM_AUTORECHARGE_AMOUNT = "CamelThingsMobileSimAutorechargeAmount";

    @Metadata(
            label = "producer",
            description = "The id of the custom plan. Goes before the URI option.",
            javaType = "String")
    public static final String CUSTOM_PLAN_ID = "CamelThingsMobileCustomPlanId";

    @Metadata(
            label = "producer",
            description = "The text of the SMS: at most 160 characters. Goes before the URI option.",
            javaType = "String")
    public static final String MESSAGE = "CamelThingsMobileMessage";

    @Metadata(
            label = "producer",
            description = "The MB to recharge: above 0, at most 1024. Goes before the URI option.",
            javaType = "java.math.BigDecimal")
    public static final String AMOUNT = "CamelThingsMobileAmount";

    @Metadata(label = "producer", description = "The operation that was called. Never read.", javaType = "String")
    public static final String RESULT_OPERATION = "CamelThingsMobileResultOperation";

    @Metadata(label = "producer", description = "The page that was read. Never read.", javaType = "Integer")
    public static final String RESULT_PAGE = "CamelThingsMobileResultPage";

    @Metadata(label = "producer", description = "The rows that the page could have. Never read.", javaType = "Integer")
    public static final String RESULT_PAGE_SIZE = "CamelThingsMobileResultPageSize";

    @Metadata(
            label = "producer",
            description = "Whether the page was full, so that there may be another. Never read.",
            javaType = "Boolean")
    public static final String RESULT_HAS_MORE = "CamelThingsMobileResultHasMore";

    @Metadata(
            description =
                    "Values that are not of their type, so that their component is null: field=text pairs, on a list"
                            + " each with the SIM before it. Absent if there are none; never read.",
            javaType = "String")
    public static final String UNREADABLE = "CamelThingsMobileUnreadable";

    @Metadata(
            label = "consumer",
            description = "With changesOnly: what happened to the SIM, added, changed or removed.",
            javaType = "String",
            enums = "added,changed,removed")
    public static final String CHANGE = "CamelThingsMobileChange";

    @Metadata(
            label = "consumer",
            description = "With changesOnly: the names of the fields that changed, separated by commas.",
            javaType = "String")
    public static final String CHANGED_FIELDS = "CamelThingsMobileChangedFields";

    @Metadata(
            label = "consumer",
            description = "What a CDR or credit operation is known by; the same if it comes again, and another for each"
                    + " of identical ones. With splitResult=true.",
            javaType = "String")
    public static final String RECORD_KEY = "CamelThingsMobileRecordKey";

    @Metadata(label = "consumer", description = "With credit: what is left now.", javaType = "java.math.BigDecimal")
    public static final String CREDIT_AMOUNT = "CamelThingsMobileCreditAmount";

    @Metadata(label = "consumer", description = "With credit: the currency of the amounts.", javaType = "String")
    public static final String CREDIT_CURRENCY = "CamelThingsMobileCreditCurrency";

    private ThingsMobileConstants() {}

    /** The name of the header for a parameter. */
    static String header(Parameter parameter) {
        return "CamelThingsMobile" + StringUtils.capitalize(parameter.name());
    }
}
