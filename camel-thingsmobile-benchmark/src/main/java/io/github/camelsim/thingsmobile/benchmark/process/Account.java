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
package io.github.camelsim.thingsmobile.benchmark.process;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.client.AnswerReader;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;

/** Whom a forked process calls, as it is told in its first arguments. */
public record Account(String baseUri, String username, String token, double callGapFactor) {

    /** How many arguments say it. */
    public static final int ARGUMENTS = 4;

    public static Account of(ThingsMobileSandbox sandbox, double callGapFactor) {
        return new Account(sandbox.baseUri(), sandbox.username(), sandbox.token(), callGapFactor);
    }

    public static Account of(String[] arguments) {
        return new Account(arguments[0], arguments[1], arguments[2], Double.parseDouble(arguments[3]));
    }

    public Object[] arguments() {
        return new Object[] {baseUri, username, token, callGapFactor};
    }

    /** Adds the component for the account. */
    public ThingsMobileComponent connect(CamelContext context) {
        var component = new ThingsMobileComponent(context);
        ThingsMobileConfiguration configuration = component.getConfiguration();
        configuration.setEnvironment(Environment.test);
        configuration.setBaseUri(baseUri);
        configuration.setUsername(username);
        configuration.setToken(token);
        configuration.setCallGapFactor(callGapFactor);
        context.addComponent("thingsmobile", component);
        return component;
    }

    /** The number of the first SIM of the fleet. */
    public String firstMsisdn() throws IOException, InterruptedException {
        byte[] list = post("simListLite", "pageSize=1");
        return new AnswerReader()
                .read(list, StandardCharsets.UTF_8)
                .sims()
                .get(0)
                .msisdn();
    }

    /**
     * Makes a call with nothing of the component.
     *
     * @param parameters as a form has them, without the credentials
     * @return the body of the answer
     */
    public byte[] post(String operation, String parameters) throws IOException, InterruptedException {
        String form = "username=" + username + "&token=" + token + "&" + parameters;
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + "/" + operation))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
