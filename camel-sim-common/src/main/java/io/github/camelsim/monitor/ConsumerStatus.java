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
package io.github.camelsim.monitor;

import java.time.Duration;

/**
 * A consumer, at this moment.
 *
 * @param component the scheme of the component; never null
 * @param operation the operation that is polled; never null
 * @param route the id of its route, empty without a route; never null
 * @param position up to when every record is completed, in the API's time; null for a consumer without a position
 * @param lag the age of what the route has (see {@link PollProgress}); null if it is not known
 * @param inFlight how many are delivered and not completed; in records
 * @param lastError why the last poll has failed, without secrets; null if it has succeeded
 */
public record ConsumerStatus(
        String component,
        String operation,
        String route,
        String position,
        Duration lag,
        int inFlight,
        String lastError) {}
