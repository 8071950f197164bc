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

/** A KO response: one of the error codes of chapter 4 with its text. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The code of a call that came before its limit. */
    public static final int TOO_MANY_REQUESTS = 60;

    private final int code;

    private ServiceError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    static ServiceError generic(String description) {
        return new ServiceError(10, "generic error: " + description);
    }

    static ServiceError input(String parameter) {
        return new ServiceError(20, "input error: " + parameter);
    }

    static ServiceError user(String description) {
        return new ServiceError(30, "user error: " + description);
    }

    static ServiceError unknownSim() {
        return sim("sim not found or not available");
    }

    static ServiceError sim(String description) {
        return new ServiceError(40, "sim error: " + description);
    }

    static ServiceError sharedCredit(String description) {
        return new ServiceError(50, "shared credit account error: " + description);
    }

    static ServiceError tooManyRequests() {
        return new ServiceError(TOO_MANY_REQUESTS, "too many requests");
    }

    static ServiceError pagination(String description) {
        return new ServiceError(70, "pagination not valid: " + description);
    }

    static ServiceError cdrs(String description) {
        return new ServiceError(80, "cdrs error: " + description);
    }

    static ServiceError creditHistory(String description) {
        return new ServiceError(90, "credit history error: " + description);
    }

    /** An error with any code and text. */
    static ServiceError of(int code, String message) {
        return new ServiceError(code, message);
    }
}
