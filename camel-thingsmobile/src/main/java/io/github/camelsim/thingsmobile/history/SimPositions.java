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
package io.github.camelsim.thingsmobile.history;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The SIMs with a position of their own: those that the service refuses, those that were taken out of the list, and those
 * that were added and have not caught up. All others follow the common position. Not thread-safe: {@link ReadProgress}
 * guards it.
 */
final class SimPositions {

    private static final String COMMON = "common";

    private final Set<String> followers = new TreeSet<>();
    private final Map<String, LocalDateTime> own = new HashMap<>();
    private boolean changed;

    /** The position of a SIM; empty if it follows the common one. */
    Optional<LocalDateTime> own(String sim) {
        return Optional.ofNullable(own.get(sim));
    }

    boolean isOwn(String sim) {
        return own.containsKey(sim);
    }

    /**
     * From now on these SIMs are read. One that was never read before begins where the very first poll began. One that
     * was taken out of the list keeps its position, and continues there when it is added again.
     */
    void setSims(Collection<String> sims, LocalDateTime common, LocalDateTime first) {
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

    /** The SIM keeps this position while others advance. Has no effect if it has a position of its own already. */
    void keepBehind(String sim, LocalDateTime position) {
        if (own.putIfAbsent(sim, position) == null) {
            followers.remove(sim);
            changed = true;
        }
    }

    /** Advances the own position of a SIM. Has no effect if the SIM is not before the given position. */
    void advance(String sim, LocalDateTime position) {
        if (position.isAfter(own.get(sim))) {
            own.put(sim, position);
            changed = true;
        }
    }

    /** The SIM has caught up and follows the common position. */
    void follow(String sim) {
        own.remove(sim);
        followers.add(sim);
        changed = true;
    }

    /** Whether anything changed since {@link #saved} was called. */
    boolean isChanged() {
        return changed;
    }

    void saved() {
        changed = false;
    }

    /**
     * The persisted form, such as {@code common~sim,sim;2026-03-10T10:00~sim}.
     *
     * @param withFollowers whether to include the SIMs that follow the common position; for a fleet they are not needed
     */
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

    /**
     * Reads the persisted form.
     *
     * @throws RuntimeException if the text does not have that form
     */
    void read(String text) {
        followers.clear();
        own.clear();
        changed = false;
        for (String part : text.isEmpty() ? List.<String>of() : List.of(text.split(";", -1))) {
            String[] sides = part.split("~", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("'" + part + "' is not a position and its SIMs");
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
