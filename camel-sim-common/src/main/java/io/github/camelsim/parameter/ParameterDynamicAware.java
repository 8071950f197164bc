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

import io.github.camelsim.format.ParameterValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
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
public abstract class ParameterDynamicAware<P extends Enum<P>> extends SendDynamicAwareSupport {

    private final ParameterMapping<P> mapping;
    private final Map<String, P> byName;

    protected ParameterDynamicAware(ParameterMapping<P> mapping) {
        this.mapping = mapping;
        this.byName = mapping.byName();
    }

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
        return new Entry<>(uri, originalUri, options, new ParameterHeaders<>(mapping, parameters));
    }

    private static Map<String, Object> parsedLikeAnEndpoint(String uri) throws URISyntaxException {
        String normalized = URISupport.normalizeUri(uri);
        return new LinkedHashMap<>(URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(normalized))));
    }

    /** A value that begins with # refers to a bean, which only an endpoint looks up. */
    private boolean becomesHeader(Map.Entry<String, Object> option) {
        return byName.containsKey(option.getKey())
                && !String.valueOf(option.getValue()).startsWith("#");
    }

    /** If an expression in the URI yields no SIM, the call must fail instead of using the SIM of the body. */
    private void requireSim(String uri, Map<String, Object> parameters) {
        List<String> names = mapping.identifiers().stream().map(Enum::name).toList();
        boolean named = names.stream().anyMatch(name -> parameters.get(name) != null);
        if (named && names.stream().noneMatch(name -> ParameterValue.isGiven(parameters.get(name)))) {
            throw new IllegalArgumentException(StringHelper.before(uri, "?") + ": " + String.join(" or ", names)
                    + " is missing: the URI of toD has it without a value");
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
        return ((Entry<?>) entry).headers::set;
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry<?>) entry).headers::restore;
    }

    /** The parameters of one exchange; {@code toD} prepares a new entry for each. */
    private static final class Entry<P extends Enum<P>> extends DynamicAwareEntry {

        private final ParameterHeaders<P> headers;

        Entry(String uri, String originalUri, Map<String, Object> options, ParameterHeaders<P> headers) {
            super(uri, originalUri, options, Map.of());
            this.headers = headers;
        }
    }
}
