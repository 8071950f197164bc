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

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.infobip.InfobipIotConfiguration;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.CamelContext;

/** An account of the sandbox's Infobip API. */
public record InfobipAccount(String baseUri, String apiKey) {

    public static InfobipAccount of(ThingsMobileSandbox sandbox) {
        return new InfobipAccount(sandbox.infobip().baseUri(), sandbox.infobip().apiKey());
    }

    /** Adds the component for the account. */
    public void connect(CamelContext context) {
        var component = new InfobipIotComponent(context);
        InfobipIotConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(baseUri);
        configuration.setApiKey(apiKey);
        context.addComponent("infobip-iot", component);
    }

    /** The header with the credentials. */
    public String authorization() {
        return "App " + apiKey;
    }

    /** The ICCID of the first SIM card of the fleet. */
    public String firstIccid() throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(get("/iot/2/sims?limit=1"))
                .at("/sims/0/iccid")
                .asText();
    }

    /**
     * Makes a call with nothing of the component.
     *
     * @return the body of the answer
     */
    public byte[] get(String pathAndQuery) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + pathAndQuery))
                .header("Authorization", authorization())
                .build();
        HttpClient client = HttpClient.newHttpClient();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
