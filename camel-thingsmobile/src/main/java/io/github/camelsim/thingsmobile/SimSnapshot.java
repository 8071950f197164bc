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
package io.github.camelsim.thingsmobile;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelsim.thingsmobile.client.AnswerModule;
import io.github.camelsim.thingsmobile.model.Sim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;

/**
 * The fleet as it was handed on last: what {@code changesOnly} compares with. It is kept in chunks, so that the
 * change of one SIM writes little; a SIM stays in its chunk. Exchanges complete on any thread.
 */
final class SimSnapshot {

    private static final int CHUNK_SIMS = 100;

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new AnswerModule())
            .serializationInclusion(Include.NON_NULL)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // file repositories write in the platform's charset
            .build();
    private final String scope;
    private final StateRepository<String, String> repository;
    private final int mostUnsaved;
    private final List<Map<String, String>> chunks = new ArrayList<>();
    private final Map<String, Integer> chunkOf = new HashMap<>();
    private final Set<Integer> unsavedChunks = new HashSet<>();
    private int unsavedSims;
    private int savedChunks;

    /** @param mostUnsaved after so many SIMs what changed is saved */
    SimSnapshot(String scope, StateRepository<String, String> repository, int mostUnsaved) {
        this.scope = scope + "/sims";
        this.repository = repository;
        this.mostUnsaved = mostUnsaved;
    }

    /** @throws IllegalStateException if what an earlier run has kept cannot be read */
    synchronized void open() {
        chunks.clear();
        chunkOf.clear();
        String key = scope;
        try {
            String kept = repository.getState(scope);
            savedChunks = kept == null ? 0 : Integer.parseInt(kept);
            for (int i = 0; i < savedChunks; i++) {
                key = scope + "/" + i;
                chunks.add(new LinkedHashMap<>());
                for (Sim sim : mapper.readValue(repository.getState(key), Sim[].class)) {
                    enter(sim, i);
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "thingsmobile: the cursorRepository holds no snapshot of SIMs under '" + key
                            + "'. Mend it, or remove it to start anew",
                    e);
        }
    }

    /** What a SIM is known by: its number, or its ICCID if it has none. */
    static String key(Sim sim) {
        return sim.msisdn() == null ? "iccid " + sim.iccid() : sim.msisdn();
    }

    /** Whether the SIM is there with the very same fields. */
    synchronized boolean hasSame(Sim sim) {
        Integer chunk = chunkOf.get(key(sim));
        return chunk != null && chunks.get(chunk).get(key(sim)).equals(text(sim));
    }

    /** The SIM as it was handed on last; null if it was not. */
    synchronized Sim get(String key) {
        Integer chunk = chunkOf.get(key);
        if (chunk == null) {
            return null;
        }
        try {
            return mapper.readValue(chunks.get(chunk).get(key), Sim.class);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }

    synchronized Set<String> keys() {
        return Set.copyOf(chunkOf.keySet());
    }

    /** The SIM was handed on like this. */
    synchronized void put(Sim sim) {
        Integer chunk = chunkOf.get(key(sim));
        enter(sim, chunk == null ? chunkWithRoom() : chunk);
        changed(chunkOf.get(key(sim)));
    }

    /** It was handed on that the SIM is gone. */
    synchronized void remove(String key) {
        Integer chunk = chunkOf.remove(key);
        if (chunk != null) {
            chunks.get(chunk).remove(key);
            changed(chunk);
        }
    }

    /** Saves what has changed. */
    synchronized void save() {
        for (int chunk : unsavedChunks) {
            repository.setState(
                    scope + "/" + chunk,
                    "[" + String.join(",", chunks.get(chunk).values()) + "]");
        }
        if (chunks.size() > savedChunks) {
            savedChunks = chunks.size();
            repository.setState(scope, Integer.toString(savedChunks));
        }
        unsavedChunks.clear();
        unsavedSims = 0;
    }

    private void enter(Sim sim, int chunk) {
        chunks.get(chunk).put(key(sim), text(sim));
        chunkOf.put(key(sim), chunk);
    }

    private int chunkWithRoom() {
        if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size() >= CHUNK_SIMS) {
            chunks.add(new LinkedHashMap<>());
        }
        return chunks.size() - 1;
    }

    private void changed(int chunk) {
        unsavedChunks.add(chunk);
        if (++unsavedSims >= mostUnsaved) {
            save();
        }
    }

    private String text(Sim sim) {
        try {
            return mapper.writeValueAsString(sim);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
