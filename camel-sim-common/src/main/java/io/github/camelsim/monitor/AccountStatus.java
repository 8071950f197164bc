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

import java.util.List;

/**
 * The calls of one account, at this moment.
 *
 * @param component the scheme of the component; never null
 * @param baseUri where the calls go; never null
 * @param account the masked name of the account; never null
 * @param loginRefused why the service has refused the credentials, without secrets; null if the last call was not
 *     refused
 * @param lastError the message of the last call that failed, without secrets; null if the last call has succeeded
 * @param operations those that were called; never null
 */
public record AccountStatus(
        String component,
        String baseUri,
        String account,
        String loginRefused,
        String lastError,
        List<OperationStatus> operations) {

    /** The first and last character of a name, which are enough to tell accounts apart. */
    public static String masked(String account) {
        int length = account.length();
        return length < 4 ? "***" : account.charAt(0) + "***" + account.charAt(length - 1);
    }
}
