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
package io.github.camelsim.thingsmobile.benchmark.scale;

import io.github.camelsim.thingsmobile.benchmark.process.Fork;

/** What a poll for CDRs costs: the first one, and any when nothing has changed since the one before. */
public enum CdrCost {
    FIRST("the first poll"),
    STEADY("a later poll");

    private static final int LIST_GAP_SECONDS = 1;
    private static final int CDR_GAP_SECONDS = 5;

    private final String poll;

    CdrCost(String poll) {
        this.poll = poll;
    }

    public String listCalls() {
        return "simListLite calls of " + poll;
    }

    public String cdrCalls() {
        return "getCdrPaginated calls of " + poll;
    }

    String seconds() {
        return "seconds of " + poll + " without gaps";
    }

    public String secondsAtTheLimits() {
        return "seconds of " + poll + " at the real limits (calculated)";
    }

    void found(long list, long cdrs, double seconds) {
        Fork.found(listCalls(), list);
        Fork.found(cdrCalls(), cdrs);
        Fork.found(seconds(), seconds);
        Fork.found(secondsAtTheLimits(), list * LIST_GAP_SECONDS + cdrs * CDR_GAP_SECONDS + seconds);
    }
}
