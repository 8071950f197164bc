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
            description = "Selects the page to read, from 1. Takes precedence over the URI option.",
            javaType = "java.lang.Integer")
    public static final String PAGE = "CamelInfobipIotPage";

    @Metadata(
            label = "producer",
            description =
                    "Sets how many rows a page has: at most 100. Without it a page has 20, and a read of all pages "
                            + "asks for 100. Takes precedence over the URI option.",
            javaType = "java.lang.Integer")
    public static final String LIMIT = "CamelInfobipIotLimit";

    @Metadata(
            label = "producer",
            description =
                    "Identifies the SIM card by its ICCID of 18 to 22 digits. Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String ICCID = "CamelInfobipIotIccid";

    @Metadata(
            label = "producer",
            description = "Sets the new name of the SIM card. Takes precedence over the URI option.",
            javaType = "java.lang.String")
    public static final String NAME = "CamelInfobipIotName";

    @Metadata(
            label = "producer",
            description = "Sets the new status of the SIM card. Takes precedence over the URI option.",
            javaType = "java.lang.String",
            enums = "Active,Suspended")
    public static final String STATUS = "CamelInfobipIotStatus";

    @Metadata(
            label = "producer",
            description = "Sets the text of the SMS, which has at most 160 characters. Takes precedence over the URI "
                    + "option.",
            javaType = "java.lang.String")
    public static final String TEXT = "CamelInfobipIotText";

    @Metadata(description = "Says which operation was called. It is never read.", javaType = "java.lang.String")
    public static final String RESULT_OPERATION = "CamelInfobipIotResultOperation";

    @Metadata(
            label = "producer",
            description = "Says which page was read. It is never read.",
            javaType = "java.lang.Integer")
    public static final String RESULT_PAGE = "CamelInfobipIotResultPage";

    @Metadata(
            label = "producer",
            description = "Says how many rows the page could have. It is never read.",
            javaType = "java.lang.Integer")
    public static final String RESULT_LIMIT = "CamelInfobipIotResultLimit";

    @Metadata(
            label = "producer",
            description = "Says whether the page was full, so that there may be another. It is never read.",
            javaType = "java.lang.Boolean")
    public static final String RESULT_HAS_MORE = "CamelInfobipIotResultHasMore";

    @Metadata(
            description =
                    "Lists values that are not of their type, so that their component is null: field=text pairs, on "
                            + "a list each with the SIM card before it. It is absent if there are none, and never read.",
            javaType = "java.lang.String")
    public static final String UNREADABLE = "CamelInfobipIotUnreadable";

    @Metadata(
            label = "consumer",
            description = "Says with changesOnly of listSims what happened to the SIM card: it was added, changed or "
                    + "removed.",
            javaType = "java.lang.String",
            enums = "added,changed,removed")
    public static final String CHANGE = "CamelInfobipIotChange";

    @Metadata(
            label = "consumer",
            description =
                    "Lists with changesOnly of listSims the names of the fields that changed, separated by commas.",
            javaType = "java.lang.String")
    public static final String CHANGED_FIELDS = "CamelInfobipIotChangedFields";

    @Metadata(
            label = "consumer",
            description =
                    "Says with changesOnly of listMonthlyUsage how many bytes the SIM card had used when its usage "
                            + "was last delivered. It is absent at first.",
            javaType = "java.lang.Long")
    public static final String USED_DATA_BYTES_BEFORE = "CamelInfobipIotUsedDataBytesBefore";

    private InfobipIotConstants() {}

    /** The header that gives a parameter. */
    static String header(Parameter parameter) {
        return "CamelInfobipIot" + StringUtils.capitalize(parameter.name());
    }
}
