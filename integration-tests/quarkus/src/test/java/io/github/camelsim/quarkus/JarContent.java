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
package io.github.camelsim.quarkus;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the jar, or the folder of classes, that a class or a resource was loaded from. */
record JarContent(Map<String, byte[]> content) {

    private static final String CLASS = ".class";

    static JarContent with(Class<?> type) throws IOException, URISyntaxException {
        return at(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    /** @param file a file that is in no other jar */
    static JarContent with(String file) throws IOException, URISyntaxException {
        String location = JarContent.class.getClassLoader().getResource(file).toString();
        String root = location.substring(0, location.length() - file.length());
        return at(Path.of(URI.create(root.replaceFirst("^jar:", "").replaceFirst("!/$", ""))));
    }

    private static JarContent at(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            JarContent classes = read(location);
            classes.content().keySet().removeIf(file -> !file.contains("/")); // which the build leaves out of the jar
            return classes;
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location.toUri()), Map.of())) {
            return read(jar.getPath("/"));
        }
    }

    private static JarContent read(Path root) throws IOException {
        var content = new TreeMap<String, byte[]>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return new JarContent(content);
    }

    /** Sorted, with slashes and without a leading one. */
    List<String> files() {
        return List.copyOf(content.keySet());
    }

    List<String> classNames() {
        return files().stream()
                .filter(file -> file.endsWith(CLASS) && !file.endsWith("package-info.class"))
                .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
                .toList();
    }

    String text(String file) {
        return new String(content.get(file), StandardCharsets.UTF_8);
    }

    Class<?> load(String name) {
        try {
            return Class.forName(name, false, JarContent.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
