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
package io.github.camelsim.recipes;

import io.github.camelsim.thingsmobile.sandbox.SandboxBuilder;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.FileUtil;
import org.springframework.jdbc.core.JdbcTemplate;

/** A folder with the files that a page tells its reader to write, a sandbox, and a database of its own. */
final class RecipeProject implements AutoCloseable {

    private final Path folder;
    private final ThingsMobileSandbox sandbox;
    private final PostgresServer.Database database = PostgresServer.newDatabase();
    private final JdbcTemplate tables = new JdbcTemplate(database.dataSource());
    private final Map<String, String> environment = new HashMap<>();

    private RecipeProject(SandboxBuilder builder) throws IOException {
        folder = Files.createTempDirectory("recipe");
        sandbox = builder.callGapFactor(0).start();
        environment.put("SANDBOX_URL", "http://localhost:" + sandbox.port());
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USER", database.user());
        environment.put("DATABASE_PASSWORD", database.user());
    }

    /** The base project, and what the page adds to it; the base's own route is left out. */
    static RecipeProject of(String page, SandboxBuilder builder) throws IOException {
        return of(List.of(page), builder);
    }

    /** The base project, and what the pages add to it. */
    static RecipeProject of(List<String> pages, SandboxBuilder builder) throws IOException {
        var project = new RecipeProject(builder);
        RecipePage.of(RecipePage.BASE).writeResources(project.folder);
        if (!pages.contains(RecipePage.BASE)) {
            FileUtil.removeDir(project.resource("camel").toFile());
        }
        for (String name : pages) {
            RecipePage recipe = RecipePage.of(name);
            if (!name.equals(RecipePage.BASE)) {
                recipe.writeResources(project.folder);
                for (String properties : recipe.addedProperties()) {
                    project.addProperties(properties);
                }
            }
            recipe.schemas().forEach(project.tables::execute);
        }
        project.addProperties("camel.component.thingsmobile.callGapFactor = 0\n");
        return project;
    }

    /** What stands later replaces what stands earlier, as in any properties. */
    void addProperties(String properties) throws IOException {
        Files.writeString(resource("application.properties"), "\n" + properties, StandardOpenOption.APPEND);
    }

    /** Replaces a text of a file, which must be there. */
    void replace(String path, String old, String replacement) throws IOException {
        Path file = resource(path);
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new AssertionError(path + " has no " + old);
        }
        Files.writeString(file, text.replace(old, replacement));
    }

    Path folder() {
        return folder;
    }

    Path resource(String path) {
        return folder.resolve("src/main/resources").resolve(path);
    }

    ThingsMobileSandbox sandbox() {
        return sandbox;
    }

    /** The database as its owner sees it with SQL. */
    JdbcTemplate tables() {
        return tables;
    }

    int count(String table) {
        return tables.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }

    RecipeProject with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The application in a process of its own, as the page starts it. */
    RecipeProcess start() throws IOException {
        return RecipeProcess.start(folder, environment);
    }

    @Override
    public void close() {
        sandbox.close();
        FileUtil.removeDir(folder.toFile());
    }
}
