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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.client.Parameter;
import org.apache.camel.spi.Metadata;
import org.apache.commons.lang3.StringUtils;

/** The headers of the component. */
public final class InfobipIotConstants {

    @Metadata(
            label = "producer",
            description = "The page to read, from 1. Takes precedence over the URI option.",
            javaType = "Integer")
    public static final String PAGE = "CamelInfobipIotPage";

    @Metadata(
            label = "producer",
            description = "The rows of a page: at most 100. Takes precedence over the URI option.",
            javaType = "Integer")
    public static final String LIMIT = "CamelInfobipIotLimit";

    @Metadata(
            label = "producer",
            description = "The ICCID of the SIM card: 18 to 22 digits. Takes precedence over the URI option.",
            javaType = "String")
    public static final String ICCID = "CamelInfobipIotIccid";

    @Metadata(
            label = "producer",
            description = "The new name of the SIM card. Takes precedence over the URI option.",
            javaType = "String")
    public static final String NAME = "CamelInfobipIotName";

    @Metadata(
            label = "producer",
            description = "The new status of the SIM card. Takes precedence over the URI option.",
            javaType = "String",
            enums = "Active,Suspended")
    public static final String STATUS = "CamelInfobipIotStatus";

    @Metadata(
            label = "producer",
            description = "The text of the SMS: at most 160 characters. Takes precedence over the URI option.",
            javaType = "String")
    public static final String TEXT = "CamelInfobipIotText";

    @Metadata(label = "producer", description = "The operation that was called. Never read.", javaType = "String")
    public static final String RESULT_OPERATION = "CamelInfobipIotResultOperation";

    @Metadata(label = "producer", description = "The page that was read. Never read.", javaType = "Integer")
    public static final String RESULT_PAGE = "CamelInfobipIotResultPage";

    @Metadata(label = "producer", description = "The rows that the page could have. Never read.", javaType = "Integer")
    public static final String RESULT_LIMIT = "CamelInfobipIotResultLimit";

    @Metadata(
            label = "producer",
            description = "Whether the page was full, so that there may be another. Never read.",
            javaType = "Boolean")
    public static final String RESULT_HAS_MORE = "CamelInfobipIotResultHasMore";

    @Metadata(
            description =
                    "Values that are not of their type, so that their component is null: field=text pairs, on a list"
                            + " each with the SIM card before it. Absent if there are none; never read.",
            javaType = "String")
    public static final String UNREADABLE = "CamelInfobipIotUnreadable";

    @Metadata(
            label = "consumer",
            description = "With changesOnly, listSims: what happened to the SIM card, added, changed or removed.",
            javaType = "String",
            enums = "added,changed,removed")
    public static final String CHANGE = "CamelInfobipIotChange";

    @Metadata(
            label = "consumer",
            description = "With changesOnly, listSims: the names of the fields that changed, separated by commas.",
            javaType = "String")
    public static final String CHANGED_FIELDS = "CamelInfobipIotChangedFields";

    @Metadata(
            label = "consumer",
            description = "With changesOnly, listMonthlyUsage: the bytes that the SIM card had used when its usage was"
                    + " last delivered; absent at first.",
            javaType = "Long")
    public static final String USED_DATA_BYTES_BEFORE = "CamelInfobipIotUsedDataBytesBefore";

    private InfobipIotConstants() {}

    /** The header that gives a parameter. */
    static String header(Parameter parameter) {
        return "CamelInfobipIot" + StringUtils.capitalize(parameter.name());
    }
}
