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
package io.github.camelsim.thingsmobile.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application whose class path has no Micrometer. */
class WithoutMicrometerIT {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(1).callGapFactor(0));

    @Test
    void callsAsWithIt() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] others = Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer") && !entry.contains("camel-sim-sandbox"))
                .map(WithoutMicrometerIT::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object result = loader.loadClass(Application.class.getName())
                    .getMethod("credit", String.class)
                    .invoke(
                            null,
                            "thingsmobile:credit?environment=test&callGapFactor=0&baseUri="
                                    + SANDBOX.get().baseUri()
                                    + "&username=" + SANDBOX.get().username() + "&token="
                                    + SANDBOX.get().token());
            assertThat(result).hasToString(Credit.class.getName());
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Runs in the other class loader. */
    public static final class Application {

        private Application() {}

        /** Returns the class of the result. */
        public static String credit(String uri) throws Exception {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(Application.class.getClassLoader());
            try (var context = new DefaultCamelContext()) {
                context.disableJMX();
                context.start();
                return context.createProducerTemplate()
                        .requestBody(uri, (Object) null)
                        .getClass()
                        .getName();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
