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

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which SIMs have a position of their own: those that the service refuses, those that are not read any more, and those
 * that were added and have not caught up. All others follow the common position. Not thread-safe: {@link ReadProgress}
 * guards it.
 */
final class SimPositions {

    private static final String COMMON = "common";

    private final Set<String> followers = new TreeSet<>();
    private final Map<String, LocalDateTime> own = new HashMap<>();
    private boolean changed;

    /** The position of a SIM; null if it follows the common one. */
    LocalDateTime own(String sim) {
        return own.get(sim);
    }

    boolean isOwn(String sim) {
        return own.containsKey(sim);
    }

    /**
     * A list of SIMs is read from now on. One that was never read before begins where the first poll did, one that was
     * taken out and comes back where it was.
     */
    void listed(Collection<String> sims, LocalDateTime common, LocalDateTime first) {
        for (String sim : sims) {
            if (!own.containsKey(sim) && followers.add(sim)) {
                changed = true;
                if (first.isBefore(common)) {
                    keepBehind(sim, first);
                }
            }
        }
        Set<String> takenOut = new HashSet<>(followers);
        takenOut.removeAll(sims);
        takenOut.forEach(sim -> keepBehind(sim, common));
    }

    /** The SIM keeps this position while others advance; has no effect if it has one already. */
    void keepBehind(String sim, LocalDateTime position) {
        if (own.putIfAbsent(sim, position) == null) {
            followers.remove(sim);
            changed = true;
        }
    }

    /** The SIM has a position of its own, which is now this one. */
    void advance(String sim, LocalDateTime position) {
        own.put(sim, position);
        changed = true;
    }

    /** The SIM has caught up. */
    void follow(String sim) {
        own.remove(sim);
        followers.add(sim);
        changed = true;
    }

    /** Whether there is anything that {@link #saved} was not told of. */
    boolean isChanged() {
        return changed;
    }

    void saved() {
        changed = false;
    }

    /** {@code common~sim,sim;2026-03-10T10:00~sim}: the SIMs of a fleet that follow are not persisted. */
    String text(boolean withFollowers) {
        Map<String, Collection<String>> byPosition = new TreeMap<>();
        if (withFollowers) {
            byPosition.put(COMMON, followers);
        }
        own.forEach((sim, position) -> byPosition
                .computeIfAbsent(position.toString(), first -> new TreeSet<>())
                .add(sim));
        List<String> parts = new ArrayList<>();
        byPosition.forEach((position, sims) -> parts.add(position + "~" + String.join(",", sims)));
        return String.join(";", parts);
    }

    /** @throws RuntimeException if the text is not one that {@link #text} has written */
    void read(String text) {
        followers.clear();
        own.clear();
        changed = false;
        for (String part : text.isEmpty() ? List.<String>of() : List.of(text.split(";", -1))) {
            String[] sides = part.split("~", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("'" + part + "' has no position and SIMs");
            }
            List<String> sims = sides[1].isEmpty() ? List.of() : List.of(sides[1].split(","));
            if (sides[0].equals(COMMON)) {
                followers.addAll(sims);
            } else {
                LocalDateTime position = LocalDateTime.parse(sides[0]);
                sims.forEach(sim -> own.put(sim, position));
            }
        }
    }
}
