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
package io.github.camelsim.thingsmobile.client;

import java.util.Arrays;

/** The error codes of the API (API document 4, "Error codes" of each operation). */
public enum ErrorCode {
    /** The response has no code, or does not contain the requested SIM. */
    NONE(0),
    GENERIC_ERROR(10),
    INPUT_ERROR(20),
    USER_ERROR(30),
    SIM_ERROR(40),
    SHARED_CREDIT_ACCOUNT_ERROR(50),
    TOO_MANY_REQUESTS(60),
    PAGINATION_NOT_VALID(70),
    CDRS_ERROR(80),
    CREDIT_HISTORY_ERROR(90),
    /** Not a code of the document: an HTTP status, or a code of a newer API. */
    OTHER(-1);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    static ErrorCode of(int code) {
        return Arrays.stream(values())
                .filter(known -> known.code == code)
                .findFirst()
                .orElse(OTHER);
    }
}
