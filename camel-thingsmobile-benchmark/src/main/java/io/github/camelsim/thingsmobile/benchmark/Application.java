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
package io.github.camelsim.thingsmobile.benchmark;

import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.Fork;
import io.github.camelsim.thingsmobile.example.FleetApplication;
import java.nio.file.Path;

/** A program whose start is measured. */
enum Application {
    COMPONENT("one call with this component", OneCall.ANSWERED) {
        @Override
        Fork fork(Account account, Path directory) {
            return Fork.of(OneCall.WithComponent.class).arguments(account.arguments());
        }
    },

    HTTP("one call with camel-http", OneCall.ANSWERED) {
        @Override
        Fork fork(Account account, Path directory) {
            return Fork.of(OneCall.WithHttp.class).arguments(account.arguments());
        }
    },

    EXAMPLE("the example with 1200 SIMs and H2", "1,200 SIMs read") {
        @Override
        Fork fork(Account account, Path directory) {
            String component = "-Dcamel.component.thingsmobile.";
            return Fork.of(FleetApplication.class)
                    .flags("-Dfleet.sandbox=false", "-Dfleet.database.url=jdbc:h2:file:" + directory.resolve("fleet"))
                    .flags(component + "baseUri=" + account.baseUri(), component + "username=" + account.username())
                    .flags("-Dfleet.report-period=100ms")
                    .flags(component + "token=" + account.token(), component + "callGapFactor=0");
        }
    };

    private final String title;
    private final String lastLine;

    Application(String title, String lastLine) {
        this.title = title;
        this.lastLine = lastLine;
    }

    /** @param directory for its files; empty at first */
    abstract Fork fork(Account account, Path directory);

    String title() {
        return title;
    }

    /** Whether a line that it prints says that its first work is done. */
    boolean isDone(String line) {
        return line.contains(lastLine);
    }
}
