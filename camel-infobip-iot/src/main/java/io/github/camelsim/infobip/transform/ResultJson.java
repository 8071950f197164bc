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
package io.github.camelsim.infobip.transform;

import io.github.camelsim.infobip.json.InfobipIotJson;
import io.github.camelsim.infobip.model.ActionReference;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import java.util.List;

/** Bodies of messages as JSON. */
final class ResultJson {

    private ResultJson() {}

    /** Text is taken for JSON already. */
    static String text(Object body) {
        if (body instanceof String text) {
            return text;
        }
        var json = new InfobipIotJson();
        if (body instanceof List<?> rows) {
            rows.forEach(ResultJson::checkIsRecord);
            return json.write(rows);
        }
        checkIsRecord(body);
        return json.write(body);
    }

    private static void checkIsRecord(Object row) {
        if (!(row instanceof SimCard || row instanceof SimUsage || row instanceof ActionReference)) {
            throw new IllegalArgumentException("infobip-iot: a "
                    + (row == null ? "body of null" : row.getClass().getName())
                    + " is no result of the component, so that it cannot be written as JSON");
        }
    }
}
