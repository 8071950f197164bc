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

import java.io.IOException;

/** Sends one request and reads its answer, on the calling thread. */
public interface Transport {

    /**
     * @param call what to send
     * @param progress told how far the request is
     * @throws NotSentException if the request provably did not reach the service
     * @throws IOException if there was no whole answer
     */
    HttpReply send(Call call, Progress progress) throws IOException;

    /** How far a request is. */
    interface Progress {

        /**
         * The connection is there, and the request goes out when this returns. It may wait; what it throws ends the
         * call unsent.
         */
        void sending();

        /** The head of the answer has arrived. */
        void headArrived();
    }

    /** The request did not reach the service: no byte of its body was written. */
    final class NotSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NotSentException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
