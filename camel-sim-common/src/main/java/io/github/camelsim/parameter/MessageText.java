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
package io.github.camelsim.parameter;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;

/** Reads a parameter from the text of a body. */
final class MessageText {

    private final String operation;
    private final String parameter;

    MessageText(String operation, String parameter) {
        this.operation = operation;
        this.parameter = parameter;
    }

    /**
     * The text of the body; empty if there is no body.
     *
     * @throws IllegalArgumentException that names operation, parameter and reason, if the body has no text
     */
    Optional<String> of(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return Optional.empty();
        }
        if (!hasText(body, exchange)) {
            throw missing(body, "which is no text", null);
        }
        try {
            return Optional.ofNullable(exchange.getMessage().getBody(String.class));
        } catch (TypeConversionException e) {
            throw missing(body, "which cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Whether Camel has a type converter to String for the body. Without one it would use {@code toString()}, which is
     * made for logs; it would also do so for collections and records.
     */
    private static boolean hasText(Object body, Exchange exchange) {
        if (body instanceof CharSequence || body instanceof Number || body instanceof WrappedFile) {
            return true;
        }
        boolean composed = body instanceof Collection || body instanceof Iterator || body instanceof Record;
        return !composed
                && exchange.getContext().getTypeConverterRegistry().lookup(String.class, body.getClass()) != null;
    }

    private IllegalArgumentException missing(Object body, String reason, Exception cause) {
        return new IllegalArgumentException(
                operation + ": " + parameter + " is missing, and the body is a "
                        + body.getClass().getName() + ", " + reason,
                cause);
    }
}
