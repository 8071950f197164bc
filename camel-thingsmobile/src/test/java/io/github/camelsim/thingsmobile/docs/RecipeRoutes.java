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
package io.github.camelsim.thingsmobile.docs;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.poll.JdbcStateRepository;
import java.io.File;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;

/** The recipes of the page on consuming, each a route builder of its own. */
enum RecipeRoutes {
    TO_FILE("cdrs-to-file") {
        @Override
        RouteBuilder java() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    // tag::cdrs-to-file[]
                    Registry registry = getContext().getRegistry();
                    File state = new File(getContext().resolvePropertyPlaceholders("{{data}}/state"));
                    File positions = new File(state, "positions.txt");
                    registry.bind("positions", FileStateRepository.fileStateRepository(positions));
                    File keys = new File(state, "cdrs.txt");
                    registry.bind("keys", FileIdempotentRepository.fileIdempotentRepository(keys));

                    from("thingsmobile:getCdrPaginated?outputFormat=json"
                                    + "&cursorRepository=#positions&idempotentRepository=#keys")
                            .to("file:{{data}}/cdrs?fileName=${date:now:yyyy-MM-dd}.jsonl"
                                    + "&fileExist=Append&appendChars=\\n");
                    // end::cdrs-to-file[]
                }
            };
        }
    },
    TO_TABLE("cdrs-to-table") {
        @Override
        RouteBuilder java() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    // tag::cdrs-to-table[]
                    Registry registry = getContext().getRegistry();
                    DataSource database = registry.lookupByNameAndType("database", DataSource.class);
                    registry.bind("positions", new JdbcStateRepository(database));
                    registry.bind("keys", new JdbcMessageIdRepository(database, "cdrs"));

                    from("thingsmobile:getCdrPaginated?cursorRepository=#positions&idempotentRepository=#keys")
                            .to(
                                    "sql:INSERT INTO cdr VALUES (:#${header.CamelThingsMobileRecordKey}, :#${body.msisdn},"
                                            + " :#${body.start}, :#${body.traffic}) ON CONFLICT DO NOTHING?dataSource=#database");
                    // end::cdrs-to-table[]
                }
            };
        }
    },
    TO_KAFKA("cdrs-to-kafka") {
        @Override
        void prepare(CamelContext context) {
            // has none of its own
        }

        @Override
        RouteBuilder java() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    // tag::cdrs-to-kafka[]
                    from("thingsmobile:getCdrPaginated?outputFormat=json"
                                    + "&cursorRepository=#positions&idempotentRepository=#keys")
                            .setHeader("recordKey", simple("${header.CamelThingsMobileRecordKey}"))
                            .setHeader("kafka.KEY", simple("${header.CamelThingsMobileRecordKey.split('/')[0]}"))
                            .to("kafka:cdrs");
                    // end::cdrs-to-kafka[]
                }
            };
        }
    };

    private final String id;

    RecipeRoutes(String id) {
        this.id = id;
    }

    abstract RouteBuilder java();

    /** Java binds repositories of its own; others of the same name would remain beside them. */
    void prepare(CamelContext context) {
        context.getRegistry().unbind("positions");
        context.getRegistry().unbind("keys");
    }

    /** A run of the recipe as the page has it in that language. */
    DocsRun run(String language) throws Exception {
        if (language.equals("java")) {
            return DocsRun.of(java(), this::prepare);
        }
        return DocsRun.of(DocPage.of("docs/cdr-targets.adoc").blocks(language).stream()
                .filter(block -> block.text().contains(id))
                .findFirst()
                .orElseThrow());
    }
}
