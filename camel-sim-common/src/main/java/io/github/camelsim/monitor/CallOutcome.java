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

/**
 * How a call has ended.
 *
 * @param tag {@code ok}, the error code of the service, {@code network}, {@code parse} or {@code rejected}, one of a
 *     limited number of words, without text of the service; never null
 * @param kind which of these; never null
 * @param loginRefused whether the service has refused the credentials
 */
public record CallOutcome(String tag, Kind kind, boolean loginRefused) {

    /** The service has executed the call. */
    public static final CallOutcome OK = new CallOutcome("ok", Kind.OK, false);

    /** There was no response. */
    public static final CallOutcome NETWORK = new CallOutcome("network", Kind.NETWORK, false);

    /** The response could not be read. */
    public static final CallOutcome PARSE = new CallOutcome("parse", Kind.PARSE, false);

    /** The call was never sent. */
    public static final CallOutcome REJECTED = new CallOutcome("rejected", Kind.REJECTED, false);

    private static final int HIGHEST_CODE = 599;

    /** The kinds of ends. */
    public enum Kind {
        OK,
        SERVICE_ERROR,
        NETWORK,
        PARSE,
        REJECTED
    }

    /** A refusal by the service. A code that is neither one of an API nor an HTTP status has the tag {@code other}. */
    public static CallOutcome serviceError(int code, boolean loginRefused) {
        String tag = code >= 0 && code <= HIGHEST_CODE ? Integer.toString(code) : "other";
        return new CallOutcome(tag, Kind.SERVICE_ERROR, loginRefused);
    }
}
