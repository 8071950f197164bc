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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.management.ManagedApiConsumer;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.poll.RecordReader;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Polls the endpoint's operation and delivers what it reads, page by page as the pages arrive. */
public class ThingsMobileConsumer extends ManagedApiConsumer {

    private static final String ERROR_CODE = "thingsmobile.error.code";

    public ThingsMobileConsumer(ThingsMobileEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public ThingsMobileEndpoint getEndpoint() {
        return (ThingsMobileEndpoint) super.getEndpoint();
    }

    @Override
    public Exchange createExchange(boolean autoRelease) {
        Exchange exchange = super.createExchange(autoRelease);
        exchange.setProperty(ThingsMobileEndpoint.TIME_ZONE, getEndpoint().zone());
        return exchange;
    }

    @Override
    protected RecordReader createReader(BlockingCalls blocking) {
        new ConsumerOptionsValidator(getEndpoint()).validate();
        return new ReaderFactory(this, blocking).reader();
    }

    @Override
    protected boolean isRejected(RuntimeException failure) {
        return failure instanceof ThingsMobileRejectedException;
    }

    @Override
    protected void describe(RuntimeException failure) {
        if (failure instanceof ThingsMobileServiceException refusal) {
            addLastErrorDetail(ERROR_CODE, refusal.code());
        }
    }
}
