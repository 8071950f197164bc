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
package io.github.camelsim.management;

import io.github.camelsim.monitor.AccountStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * The readiness of a component: DOWN from a call that was refused because of its credentials until a call of the same
 * account succeeds. It makes no call. It is no liveness check, since a restart does not change credentials.
 */
public final class LoginHealthCheck implements HealthCheck {

    private static final String GROUP = "camel";

    private final String id;
    private final Supplier<List<AccountStatus>> accounts;
    private volatile boolean enabled = true;

    private LoginHealthCheck(String id, Supplier<List<AccountStatus>> accounts) {
        this.id = id;
        this.accounts = accounts;
    }

    /**
     * Registers the check of a component, if the context has health checks.
     *
     * @param component the scheme of the component; a second component of the scheme gets a number
     * @return to be called when the component stops
     */
    public static Runnable register(CamelContext context, String component, Supplier<List<AccountStatus>> accounts) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return () -> {};
        }
        String name = component + "-login";
        String id = name;
        for (int number = 2; registry.getCheck(id).isPresent(); number++) {
            id = name + "-" + number;
        }
        var repository = new Repository(new LoginHealthCheck(id, accounts));
        registry.register(repository);
        return () -> registry.unregister(repository);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return GROUP;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        List<AccountStatus> refused = accounts.get().stream()
                .filter(account -> account.loginRefused() != null)
                .toList();
        if (refused.isEmpty()) {
            return result.up().build();
        }
        AccountStatus first = refused.get(0);
        return result.down()
                .message("The service refuses the credentials: " + first.loginRefused())
                .detail("account", first.account())
                .detail("service.url", first.baseUri())
                .detail("accounts.refused", refused.size())
                .build();
    }

    /** Holds one check. Camel shows checks of repositories after its own, of which it shows one if all are UP. */
    private record Repository(LoginHealthCheck check) implements HealthCheckRepository {

        @Override
        public String getId() {
            return check.getId() + "-repository";
        }

        @Override
        public Stream<HealthCheck> stream() {
            return Stream.of(check);
        }

        @Override
        public boolean isEnabled() {
            return true;
        }

        @Override
        public void setEnabled(boolean enabled) {
            check.setEnabled(enabled);
        }
    }
}
