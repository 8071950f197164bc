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

import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Parameter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * Lets {@code toD} use one endpoint for all SIMs: the parameters of the API are moved from the URI to headers, which
 * take precedence over the headers of the message and are removed after the call. The operation, the credentials and all
 * other options stay in the URI.
 */
@SendDynamic("thingsmobile")
public class ThingsMobileSendDynamicAware extends SendDynamicAwareSupport {

    private static final Set<String> PARAMETERS =
            Arrays.stream(Parameter.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    /** @return null if the URI has no parameter of the API, so that it is used as it is */
    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws URISyntaxException {
        Map<String, Object> parameters = parsedLikeAnEndpoint(uri);
        parameters.entrySet().removeIf(option -> !becomesHeader(option));
        if (parameters.isEmpty()) {
            return null;
        }
        RawParameterHelper.resolveRawParameterValues(exchange.getContext(), parameters);
        requireSim(uri, parameters);
        Map<String, Object> options = URISupport.parseQuery(URISupport.extractQuery(uri), true);
        options.keySet().removeAll(parameters.keySet());
        return new Entry(uri, originalUri, options, parameters);
    }

    private static Map<String, Object> parsedLikeAnEndpoint(String uri) throws URISyntaxException {
        String normalized = URISupport.normalizeUri(uri);
        return new LinkedHashMap<>(URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(normalized))));
    }

    /** A value that begins with # refers to a bean, which only an endpoint looks up. */
    private static boolean becomesHeader(Map.Entry<String, Object> option) {
        return PARAMETERS.contains(option.getKey())
                && !String.valueOf(option.getValue()).startsWith("#");
    }

    /** If an expression in the URI yields no SIM, the call must fail instead of using the SIM of the body. */
    private static void requireSim(String uri, Map<String, Object> parameters) {
        Object msisdn = parameters.get(Parameter.msisdn.name());
        Object iccid = parameters.get(Parameter.iccid.name());
        if ((msisdn != null || iccid != null) && !Call.isGiven(msisdn) && !Call.isGiven(iccid)) {
            throw new IllegalArgumentException(StringHelper.before(uri, "?")
                    + ": msisdn or iccid is missing: the URI of toD has it without a value");
        }
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        String path = StringHelper.before(entry.getUri(), "?");
        String query = entry.getProperties().entrySet().stream()
                .flatMap(option -> unchanged(option.getKey(), option.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The option unchanged; URISupport would encode the percent signs of a RAW value. */
    private static Stream<String> unchanged(String name, Object value) {
        return value instanceof List<?> values
                ? values.stream().map(one -> name + "=" + one)
                : Stream.of(name + "=" + value);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).headers::set;
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).headers::restore;
    }

    /** The parameters of one exchange; {@code toD} prepares a new entry for each. */
    private static final class Entry extends DynamicAwareEntry {

        private final ParameterHeaders headers;

        Entry(String uri, String originalUri, Map<String, Object> options, Map<String, Object> parameters) {
            super(uri, originalUri, options, parameters);
            this.headers = new ParameterHeaders(parameters);
        }
    }
}
