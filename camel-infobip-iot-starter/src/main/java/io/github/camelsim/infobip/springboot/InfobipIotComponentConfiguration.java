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
package io.github.camelsim.infobip.springboot;

import io.github.camelsim.infobip.InfobipIotConfiguration;
import io.github.camelsim.spacing.CallSpacing;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code camel.component.infobip-iot.*}: one for each option of the component; null is one that is not given.
 * {@code configuration} comes first, so that the others are set on it.
 */
@ConfigurationProperties("camel.component.infobip-iot")
public record InfobipIotComponentConfiguration(
        InfobipIotConfiguration configuration,
        Boolean allowInsecure,
        String apiKey,
        Boolean autowiredEnabled,
        String baseUri,
        Boolean bridgeErrorHandler,
        Duration callGap,
        Double callGapFactor,
        CallSpacing callSpacing,
        Duration connectTimeout,
        Boolean healthCheckConsumerEnabled,
        Boolean healthCheckProducerEnabled,
        HttpClientConfigurer httpClientConfigurer,
        Boolean lazyStartProducer,
        Long maxResponseBytes,
        Integer maxRetries,
        Duration maxWait,
        String password,
        String proxyHost,
        Integer proxyPort,
        Boolean readOnly,
        Duration responseTimeout,
        SSLContextParameters sslContextParameters,
        Boolean useGlobalSslContextParameters,
        String username) {}
