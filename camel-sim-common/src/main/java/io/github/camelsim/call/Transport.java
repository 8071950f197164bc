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
package io.github.camelsim.call;

import java.io.IOException;

/** Sends one request and reads its response, on the calling thread. */
public interface Transport {

    /**
     * @param progress asked before the request is sent, and told when its response begins
     * @throws NotSentException if the request provably did not reach the service
     * @throws IOException if there was no whole response
     */
    HttpReply send(HttpRequest request, Progress progress) throws IOException;

    /** Follows one request. Its methods do not throw. */
    interface Progress {

        /**
         * Called when the connection is open and nothing of the body has been written; called again if the connection
         * turns out to be stale and another one is opened. May wait.
         *
         * @return whether the request is sent now; false ends it with a {@link NotSentException}, unless something of
         *     it may have been sent on the connection before
         */
        boolean maySend();

        /** The head of the response has arrived. */
        void headArrived();
    }

    /** The request did not reach the service: no byte of its body was written. */
    final class NotSentException extends IOException {

        private static final long serialVersionUID = 1L;

        public NotSentException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
