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

import io.github.camelsim.http.HttpApiConfiguration;
import io.github.camelsim.thingsmobile.client.Operation;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/** Options of the component and of each endpoint: which account to call, where, and how. */
@UriParams
@Configurer(extended = true)
public class ThingsMobileConfiguration extends HttpApiConfiguration {

    @UriPath(description = "Selects the operation, spelled as in the API document.")
    @Metadata(required = true)
    private Operation operation;

    @UriParam(label = "security")
    private String username;

    @UriParam(label = "security", secret = true)
    private String token;

    @UriParam(defaultValue = "production")
    private Environment environment = Environment.production;

    @UriParam(label = "advanced")
    private String baseUri;

    @UriParam(label = "security")
    private String basicAuthUsername;

    @UriParam(label = "security", secret = true)
    private String basicAuthPassword;

    @UriParam(defaultValue = "UTC")
    private String timeZone = "UTC";

    @UriParam
    private boolean readOnly;

    @UriParam
    private boolean allowDeactivate;

    @Override
    public ThingsMobileConfiguration copy() {
        return (ThingsMobileConfiguration) super.copy();
    }

    public Operation getOperation() {
        return operation;
    }

    /**
     * Selects the operation, spelled as in the API document.
     */
    public void setOperation(Operation operation) {
        this.operation = operation;
    }

    public String getUsername() {
        return username;
    }

    /**
     * Sets the user of the Things Mobile account.
     */
    public void setUsername(String username) {
        this.username = username;
    }

    public String getToken() {
        return token;
    }

    /**
     * Sets the account's API token, from the profile section of the Things Mobile portal.
     */
    public void setToken(String token) {
        this.token = token;
    }

    public Environment getEnvironment() {
        return environment;
    }

    /**
     * Selects which of the vendor's servers is called. The test server does nothing for real and wants basic
     * authentication, with the API document's sandbox user unless another is given.
     */
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    public String getBaseUri() {
        return baseUri;
    }

    /**
     * Sets where the operations are, instead of the environment's https://.../services/business-api: a sandbox, a
     * proxy, a newer host.
     */
    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getBasicAuthUsername() {
        return basicAuthUsername;
    }

    /**
     * Sets the user of HTTP basic authentication. With environment=test the default is the API document's.
     */
    public void setBasicAuthUsername(String basicAuthUsername) {
        this.basicAuthUsername = basicAuthUsername;
    }

    public String getBasicAuthPassword() {
        return basicAuthPassword;
    }

    /**
     * Sets the password of HTTP basic authentication. With environment=test the default is the API document's.
     */
    public void setBasicAuthPassword(String basicAuthPassword) {
        this.basicAuthPassword = basicAuthPassword;
    }

    public String getTimeZone() {
        return timeZone;
    }

    /**
     * Sets the zone of the API's times, which name none: such as UTC or Europe/Rome.
     */
    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /**
     * Refuses everything but the five reads (simStatus, simListLite, credit, customPlanList, getCdrPaginated)
     * before a call.
     */
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public boolean isAllowDeactivate() {
        return allowDeactivate;
    }

    /**
     * Allows deactivateSim, which cannot be undone.
     */
    public void setAllowDeactivate(boolean allowDeactivate) {
        this.allowDeactivate = allowDeactivate;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "ThingsMobileConfiguration[" + operation + ", " + username + "]";
    }
}
