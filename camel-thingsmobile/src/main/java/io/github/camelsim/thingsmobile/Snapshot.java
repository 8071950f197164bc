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
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelsim.thingsmobile.client.AnswerModule;
import io.github.camelsim.thingsmobile.model.Sim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;

/**
 * The fleet as it was delivered last: what {@code changesOnly} compares with. It is persisted in chunks, so that the
 * change of one SIM writes little. Each persisted SIM is in one chunk only, and the number of chunks is written after
 * them; so a crash between two writes loses no change, and repeats only those that were not written. Exchanges
 * complete on any thread.
 */
final class Snapshot {

    private static final int CHUNK_SIMS = 100;

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new AnswerModule())
            .serializationInclusion(Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // of a newer version
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // file repositories write in the platform's charset
            .build();
    private final String scope;
    private final StateRepository<String, String> repository;
    private final int mostUnsaved;
    private final List<Map<String, String>> chunks = new ArrayList<>();
    private final Map<String, Integer> chunkOf = new HashMap<>();
    private final Map<String, Integer> removedFrom = new HashMap<>();
    private final Set<Integer> unsavedChunks = new TreeSet<>();
    private int chunksWithoutRoom;
    private int unsavedSims;
    private int savedChunks;
    private boolean open;

    /** @param mostUnsaved after so many SIMs what changed is saved */
    Snapshot(String scope, StateRepository<String, String> repository, int mostUnsaved) {
        this.scope = scope + "/sims";
        this.repository = repository;
        this.mostUnsaved = mostUnsaved;
    }

    /** @throws IllegalStateException if what an earlier run has kept cannot be read */
    synchronized void open() {
        open = false;
        chunks.clear();
        chunkOf.clear();
        removedFrom.clear();
        unsavedChunks.clear();
        unsavedSims = 0;
        chunksWithoutRoom = 0;
        savedChunks = savedChunks();
        for (int i = 0; i < savedChunks; i++) {
            chunks.add(new LinkedHashMap<>());
            for (Sim sim : savedSims(scope + "/" + i)) {
                remove(key(sim)); // an earlier version could leave a SIM in the chunk it was in before
                enter(sim, i);
            }
        }
        open = true;
    }

    private int savedChunks() {
        String kept = repository.getState(scope);
        if (kept != null && !kept.matches("[1-9][0-9]{0,6}")) {
            throw unreadable(scope, null);
        }
        return kept == null ? 0 : Integer.parseInt(kept);
    }

    private List<Sim> savedSims(String key) {
        try {
            String kept = repository.getState(key);
            Sim[] sims = kept == null ? null : mapper.readValue(kept, Sim[].class);
            if (sims != null && Arrays.stream(sims).allMatch(sim -> sim != null && isNamed(sim))) {
                return List.of(sims);
            }
        } catch (JsonProcessingException e) {
            throw unreadable(key, e);
        }
        throw unreadable(key, null);
    }

    private IllegalStateException unreadable(String key, Exception cause) {
        return new IllegalStateException(
                "thingsmobile: the cursorRepository holds no readable snapshot of SIMs under '" + key
                        + "'. Correct it, or delete '" + scope + "' to start over, with every SIM as added",
                cause);
    }

    /** The key under which the number of chunks is kept; without it a consumer starts over. */
    String scope() {
        return scope;
    }

    /** Whether there is something that the SIM is known by. */
    static boolean isNamed(Sim sim) {
        return sim.msisdn() != null || sim.iccid() != null;
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

    /** The SIM as it was delivered last; null if it was not. */
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

    synchronized int size() {
        return chunkOf.size();
    }

    synchronized boolean isWithin(Set<String> keys) {
        return keys.containsAll(chunkOf.keySet());
    }

    /** The SIM was delivered like this. */
    synchronized void put(Sim sim) {
        Integer chunk = chunkOf.getOrDefault(key(sim), removedFrom.get(key(sim)));
        enter(sim, chunk == null ? chunkWithRoom() : chunk);
        changed(chunkOf.get(key(sim)));
    }

    /** It was delivered that the SIM is gone. */
    synchronized void remove(String key) {
        Integer chunk = chunkOf.remove(key);
        if (chunk != null) {
            chunks.get(chunk).remove(key);
            chunksWithoutRoom = Math.min(chunksWithoutRoom, chunk);
            removedFrom.put(key, chunk);
            changed(chunk);
        }
    }

    /** Saves what has changed. What a failure leaves unsaved is saved the next time. */
    synchronized void save() {
        for (int chunk : List.copyOf(unsavedChunks)) {
            repository.setState(
                    scope + "/" + chunk,
                    "[" + String.join(",", chunks.get(chunk).values()) + "]");
            unsavedChunks.remove(chunk);
            removedFrom.values().removeIf(from -> from == chunk);
        }
        if (chunks.size() > savedChunks) {
            repository.setState(scope, Integer.toString(chunks.size()));
            savedChunks = chunks.size();
        }
        unsavedSims = 0;
    }

    /** Saves what has changed; what completes from now on is not saved, since another run may have begun by then. */
    synchronized void close() {
        if (open) {
            open = false;
            save();
        }
    }

    private void enter(Sim sim, int chunk) {
        chunks.get(chunk).put(key(sim), text(sim));
        chunkOf.put(key(sim), chunk);
        removedFrom.remove(key(sim));
    }

    private int chunkWithRoom() {
        while (chunksWithoutRoom < chunks.size()
                && chunks.get(chunksWithoutRoom).size() >= CHUNK_SIMS) {
            chunksWithoutRoom++;
        }
        if (chunksWithoutRoom == chunks.size()) {
            chunks.add(new LinkedHashMap<>());
        }
        return chunksWithoutRoom;
    }

    private void changed(int chunk) {
        unsavedChunks.add(chunk);
        unsavedSims++;
        if (open && unsavedSims >= mostUnsaved) {
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
