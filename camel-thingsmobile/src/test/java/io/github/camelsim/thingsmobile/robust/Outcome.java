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
package io.github.camelsim.thingsmobile.robust;

import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import java.util.Optional;

/**
 * What came of a call.
 *
 * @param calls how many requests the service got; {@link #MANY} for more than one where time decides
 * @param effects how many of them it carried out
 * @param failure what the call ended with; empty if it went well
 * @param unknown what the failure says of the outcome
 */
record Outcome(long calls, long effects, Optional<Class<? extends ThingsMobileException>> failure, boolean unknown) {

    static final int MANY = 2;

    static Outcome of(Throwable failure, long calls, long effects) {
        if (failure == null) {
            return new Outcome(calls, effects, Optional.empty(), false);
        }
        if (failure instanceof ThingsMobileException expected) {
            return new Outcome(calls, effects, Optional.of(expected.getClass()), expected.outcomeUnknown());
        }
        throw new AssertionError("a call ended with what is no ThingsMobileException", failure);
    }

    /** As a cell of the table. */
    String cell(boolean many) {
        String sent = many ? "2 or more calls" : calls == 1 ? "1 call" : calls + " calls";
        String done = effects == 1 ? "1 effect" : effects + " effects";
        String end = failure.map(type -> type.getSimpleName().replaceAll("ThingsMobile|Exception", "")
                        + (unknown ? ", outcome unknown" : ""))
                .orElse("good");
        return sent + ", " + done + ": " + end;
    }
}
