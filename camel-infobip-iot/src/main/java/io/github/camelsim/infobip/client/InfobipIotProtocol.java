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
package io.github.camelsim.infobip.client;

import io.github.camelsim.call.CallFailure;
import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.Effect;
import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpRequest;
import io.github.camelsim.call.Protocol;
import io.github.camelsim.masking.SecretMasker;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The wire format of the API: JSON over REST, with the credentials in the Authorization header. */
public final class InfobipIotProtocol implements Protocol<Call, Reply> {

    /** The page states no limit, so this is only the pause after a refusal that names none. */
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(1);

    private final CallSettings settings;
    private final InfobipIotAccount account;
    private final Map<String, String> headers;
    private final SecretMasker masker;
    private final ResponseCheck check;

    public InfobipIotProtocol(CallSettings settings, InfobipIotAccount account) {
        this.settings = settings;
        this.account = account;
        this.headers = Map.of("Authorization", account.authorization(), "Accept", RequestBody.CONTENT_TYPE);
        this.masker = account.masker();
        this.check = new ResponseCheck(settings.maxResponseBytes(), masker, account.options());
    }

    @Override
    public HttpRequest request(Call call) {
        byte[] body = RequestBody.of(call);
        return new HttpRequest(
                call.operation().method(),
                URI.create(settings.baseUri() + call.pathAndQuery()),
                headers,
                body == null ? null : RequestBody.CONTENT_TYPE,
                body,
                call.operation().effect() == Effect.ONCE);
    }

    @Override
    public Reply read(Call call, HttpReply reply, boolean outcomeUnknown) {
        return check.good(call, reply, outcomeUnknown);
    }

    @Override
    public InfobipIotException failure(Call call, CallFailure failure) {
        return failure.kind() == CallFailure.Kind.REJECTED
                ? new InfobipIotRejectedException(call.operation().name(), failure.message(), failure.cause())
                : new InfobipIotNetworkException(call.operation().name(), failure);
    }

    @Override
    public Duration learnedGap() {
        return PAUSE_AFTER_REFUSAL;
    }

    @Override
    public InfobipIotAccount credentials() {
        return account;
    }

    @Override
    public SecretMasker masker() {
        return masker;
    }
}
