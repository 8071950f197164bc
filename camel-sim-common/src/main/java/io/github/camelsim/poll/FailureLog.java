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
package io.github.camelsim.poll;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the exchanges that fail. When the target of a route is out of order, all of a poll do: so only the first failure
 * of each kind is logged, and at the end of the poll how many more there were.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    /** The beginning of what is logged, and what other exception handlers are given. */
    static final String MESSAGE = "Error processing exchange";

    /** Texts may differ with each exchange. */
    private static final int MOST_KINDS = 10;

    private final Set<String> logged = new HashSet<>();
    private int more;

    /** A stack trace that the route's error handler has seen is not repeated. */
    synchronized void add(Exchange exchange, Throwable failure) {
        boolean seen = exchange.getExchangeExtension().isErrorHandlerHandledSet();
        Throwable root =
                ObjectHelper.createExceptionIterable(failure).iterator().next();
        String reason = root == failure ? "" : ". Root cause: [" + root + "]";
        String kind = failure + reason;
        if (logged.size() < MOST_KINDS && logged.add(kind)) {
            LOG.warn(
                    inOneLine(CamelExchangeException.createExceptionMessage(MESSAGE, exchange, failure) + reason),
                    seen ? null : failure);
        } else {
            more++;
            LOG.debug("{}. {}", MESSAGE, exchange, failure);
        }
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    synchronized void pollEnded() {
        if (more > 0) {
            LOG.warn("{}: {} more of this poll have failed for the same reasons", MESSAGE, more);
        }
        more = 0;
        logged.clear();
    }
}
