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
package io.github.camelsim.thingsmobile.client;

import io.github.camelsim.call.CallFailure;
import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.Effect;
import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpRequest;
import io.github.camelsim.call.Protocol;
import io.github.camelsim.masking.SecretMasker;
import io.github.camelsim.monitor.CallObserver;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The wire format of the API (API document 4): how requests are written and {@code <result>} documents are read. */
public final class ThingsMobileProtocol implements Protocol<Call, Reply> {

    private final CallSettings settings;
    private final ThingsMobileAccount account;
    private final Map<String, String> headers;
    private final SecretMasker masker;
    private final AnswerCheck check;

    public ThingsMobileProtocol(CallSettings settings, ThingsMobileAccount account) {
        this.settings = settings;
        this.account = account;
        String authorization = account.authorization();
        this.headers = authorization == null ? Map.of() : Map.of("Authorization", authorization);
        this.masker = account.masker();
        this.check = new AnswerCheck(settings.maxResponseBytes(), masker);
    }

    @Override
    public HttpRequest request(Call call) {
        Operation operation = call.operation();
        Map<String, String> fields = fields(call);
        FormBody form = operation.multipart() ? FormBody.multipart(fields) : FormBody.urlEncoded(fields);
        return new HttpRequest(
                "POST",
                URI.create(settings.baseUri() + "/" + operation),
                headers,
                form.contentType(),
                form.bytes(),
                operation.effect() == Effect.ONCE);
    }

    private Map<String, String> fields(Call call) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", account.username());
        fields.put("token", account.token());
        call.parameters()
                .forEach((parameter, value) -> fields.put(call.operation().wireName(parameter), value));
        return fields;
    }

    @Override
    public Reply read(Call call, HttpReply reply, boolean outcomeUnknown) {
        return check.good(call, reply, outcomeUnknown);
    }

    @Override
    public ThingsMobileException failure(Call call, CallFailure failure) {
        String operation = call.operation().name();
        return failure.kind() == CallFailure.Kind.REJECTED
                ? new ThingsMobileRejectedException(operation, failure.message(), failure.cause())
                : new ThingsMobileNetworkException(operation, failure);
    }

    /** The credit that {@code credit} returns. */
    @Override
    public void report(Reply result, CallObserver observer) {
        BigDecimal amount = result.answer().amount();
        if (result.call().operation() == Operation.credit && amount != null) {
            observer.creditRead(result.answer().currency(), amount.doubleValue());
        }
    }

    @Override
    public Duration learnedGap() {
        return Operation.LEARNED_GAP;
    }

    @Override
    public ThingsMobileAccount credentials() {
        return account;
    }

    @Override
    public SecretMasker masker() {
        return masker;
    }
}
