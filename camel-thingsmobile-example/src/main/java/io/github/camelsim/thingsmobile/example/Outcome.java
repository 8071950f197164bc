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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.util.ObjectHelper;
import org.apache.commons.lang3.StringUtils;

/**
 * How an action ended.
 *
 * @param reason why it was not done; null if it was
 */
public record Outcome(State state, String reason) {

    private static final int LONGEST_REASON = 500;

    /** What the table {@code sim_action} says besides INTENDED. */
    public enum State {
        /** The service said so. */
        DONE,
        /** It has certainly not been done, so it may be tried again. */
        FAILED,
        /** It may have been done, so it is not tried again. */
        UNKNOWN
    }

    public static Outcome done() {
        return new Outcome(State.DONE, null);
    }

    /** Only what is known not to have reached the service, or to have been refused by it, has failed. */
    public static Outcome failed(Exception failure) {
        ThingsMobileException call = ObjectHelper.getException(ThingsMobileException.class, failure);
        boolean refused = call != null ? !call.outcomeUnknown() : isBeforeTheCall(failure);
        String reason = call != null ? call.getMessage() : String.valueOf(failure.getMessage());
        return new Outcome(refused ? State.FAILED : State.UNKNOWN, StringUtils.truncate(reason, LONGEST_REASON));
    }

    /** Parameters that were refused, or an endpoint that could not even be made: nothing was sent. */
    private static boolean isBeforeTheCall(Exception failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof ResolveEndpointFailedException
                || failure instanceof FailedToCreateProducerException;
    }
}
