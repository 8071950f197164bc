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

import io.github.camelsim.http.HttpApiConfiguration;
import io.github.camelsim.infobip.client.Operation;
import java.time.Duration;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/** The options of component and endpoint alike. */
@UriParams
@Configurer(extended = true)
public class InfobipIotConfiguration extends HttpApiConfiguration {

    static final String BASE_URI = "https://api.infobip.com";

    @UriPath(description = "Selects the operation.")
    @Metadata(required = true)
    private Operation operation;

    @UriParam(label = "security")
    private String username;

    @UriParam(label = "security", secret = true)
    private String password;

    @UriParam(label = "security", secret = true)
    private String apiKey;

    @UriParam(defaultValue = BASE_URI)
    private String baseUri = BASE_URI;

    @UriParam(defaultValue = "0")
    private Duration callGap = Duration.ZERO;

    @UriParam
    private boolean readOnly;

    @Override
    public InfobipIotConfiguration copy() {
        return (InfobipIotConfiguration) super.copy();
    }

    public Operation getOperation() {
        return operation;
    }

    /**
     * Selects the operation.
     */
    public void setOperation(Operation operation) {
        this.operation = operation;
    }

    public String getUsername() {
        return username;
    }

    /**
     * Sets the user of the Infobip account, for HTTP basic authentication. Set username and password, or apiKey.
     */
    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    /**
     * Sets the password of the Infobip account, for HTTP basic authentication.
     */
    public void setPassword(String password) {
        this.password = password;
    }

    public String getApiKey() {
        return apiKey;
    }

    /**
     * Sets an API key of the Infobip account, instead of username and password.
     */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUri() {
        return baseUri;
    }

    /**
     * Sets the address of the API. Infobip gives accounts hosts of their own.
     */
    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public Duration getCallGap() {
        return callGap;
    }

    /**
     * Sets the time from the response to one call of the account to its next call, for accounts with a limit. Set it on
     * the component: calls of an endpoint without it do not wait.
     */
    public void setCallGap(Duration callGap) {
        this.callGap = callGap;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /**
     * Refuses everything but the four reads (listSims, getSim, getSimUsage, listMonthlyUsage) before a call.
     */
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "InfobipIotConfiguration[" + operation + ", " + username + "]";
    }
}
