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
package io.github.camelsim.thingsmobile.xml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Collects what is found while one response is read: which lists it has, how many rows, and which values are not of their
 * type. The deserializers get it from an attribute of Jackson's context.
 */
public final class AnswerReading {

    static final int MAX_ROWS = 100_000;

    /** Limits the memory that a hostile response can take. */
    private static final int MAX_UNREADABLE = 20_000;

    private final ZoneId zone;
    private final UnaryOperator<String> shown;
    private final Set<String> lists = new HashSet<>(4);
    private final List<UnreadableValue> unreadable = new ArrayList<>(0);
    private String list;
    private int row = -1;
    private int cdr = -1;
    private int rows;

    /**
     * @param zone the zone of the API's zone-less times
     * @param shown converts text of the service to a form for logs and headers
     */
    public AnswerReading(ZoneId zone, UnaryOperator<String> shown) {
        this.zone = zone;
        this.shown = shown;
    }

    /** Of the response that is being read; null if other data is being read, whose values must be valid. */
    static AnswerReading of(DeserializationContext context) {
        return (AnswerReading) context.getAttribute(AnswerReading.class);
    }

    ZoneId zone() {
        return zone;
    }

    /** Whether the response has the list, which may be empty. */
    public boolean hasList(String name) {
        return lists.contains(name);
    }

    /** The values that are not of their type, in the order of the response. */
    public List<UnreadableValue> unreadable() {
        return unreadable;
    }

    /** A list begins. The list of CDRs is nested in a SIM. */
    void enter(String name) {
        lists.add(name);
        if (row < 0) {
            list = name;
        }
    }

    /**
     * A row begins.
     *
     * @param nested whether its list is in a row of another
     */
    void row(boolean nested, int place, JsonParser parser) throws JsonMappingException {
        if (++rows > MAX_ROWS) {
            throw JsonMappingException.from(parser, "it has more than " + MAX_ROWS + " rows");
        }
        if (nested) {
            cdr = place;
        } else {
            row = place;
        }
    }

    /** A list ends. */
    void leave(boolean nested) {
        cdr = -1;
        if (!nested) {
            row = -1;
            list = null;
        }
    }

    boolean inRow() {
        return row >= 0;
    }

    void unreadable(String field, String text) {
        if (unreadable.size() < MAX_UNREADABLE) {
            unreadable.add(new UnreadableValue(list, row, cdr, field, shown.apply(text)));
        }
    }
}
