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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.client.InfobipIotException;
import io.github.camelsim.infobip.client.InfobipIotRejectedException;
import io.github.camelsim.management.ManagedApiConsumer;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.poll.RecordReader;
import org.apache.camel.Processor;

/** Polls a list and delivers its rows. */
public class InfobipIotConsumer extends ManagedApiConsumer {

    private static final String ERROR_CODE = "infobip-iot.error.code";
    private static final String ERROR_MESSAGE_ID = "infobip-iot.error.messageId";

    public InfobipIotConsumer(InfobipIotEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public InfobipIotEndpoint getEndpoint() {
        return (InfobipIotEndpoint) super.getEndpoint();
    }

    @Override
    protected RecordReader createReader(BlockingCalls blocking) {
        new ConsumerOptionsValidator(getEndpoint()).validate();
        return new ReaderFactory(this, blocking).reader();
    }

    @Override
    protected boolean isRejected(RuntimeException failure) {
        return failure instanceof InfobipIotRejectedException;
    }

    @Override
    protected void describe(RuntimeException failure) {
        if (failure instanceof InfobipIotException refusal && refusal.code() > 0) {
            addLastErrorDetail(ERROR_CODE, refusal.code());
            if (refusal.messageId() != null) {
                addLastErrorDetail(ERROR_MESSAGE_ID, refusal.messageId());
            }
        }
    }
}
