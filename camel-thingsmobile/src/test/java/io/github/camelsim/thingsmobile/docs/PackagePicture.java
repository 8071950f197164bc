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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws packages as boxes, each below those that use it, with an arrow to each package that is used. An arrow that follows
 * from others is left out. A long arrow passes other rows in a lane between their boxes. All coordinates are whole numbers of pixels, and everything is drawn in a fixed order, so that the
 * same packages give the same bytes.
 */
final class PackagePicture {

    private static final int BOX_HEIGHT = 56;
    private static final int CHARACTER_WIDTH = 8;
    private static final int LANE_WIDTH = 12;
    private static final int HEAD = 9;
    private static final String LANE = ">";
    private static final int GAP = 16;
    private static final int LEVEL_HEIGHT = 96;
    private static final int TOP = 60;
    private static final int MARGIN = 20;

    /** Names of vendors, by the beginning of their packages. */
    private static final Map<String, String> VENDORS =
            new TreeMap<>(Map.of("infobip", "Infobip", "thingsmobile", "Things Mobile"));

    private static final String STYLE = """
            <style>
            text { font-family: system-ui, "Segoe UI", Helvetica, Arial, "DejaVu Sans", sans-serif; text-anchor: middle; fill: #1f2328 }
            .name { font-size: 14px; font-weight: 600 }
            .size, .title { font-size: 13px; fill: #59636e }
            .page { fill: #ffffff }
            .area { fill: #f6f8fa; stroke: #d1d9e0 }
            .neutral { fill: #ddf4ff; stroke: #0969da }
            .vendor { fill: #fff1e5; stroke: #bc4c00 }
            .arrow { fill: none; stroke: #59636e; stroke-width: 1.5 }
            .head { fill: #59636e }
            @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc }
            .size, .title { fill: #9198a1 }
            .page { fill: #0d1117 }
            .area { fill: #151b23; stroke: #3d444d }
            .neutral { fill: #121d2f; stroke: #4493f8 }
            .vendor { fill: #221a19; stroke: #db6d28 }
            .arrow { stroke: #9198a1 }
            .head { fill: #9198a1 }
            }
            </style>
            """;

    private final PackageGraph graph;
    private final Area neutral;
    private final Area vendor;
    private final Map<String, Place> places = new TreeMap<>();

    PackagePicture(PackageGraph graph) {
        this.graph = graph;
        neutral = area("neutral", "any vendor", MARGIN, false);
        vendor = area("vendor", vendors(), neutral.left + neutral.width() + MARGIN, true);
        for (int depth = 0; depth < levels(); depth++) {
            place(neutral, depth);
            place(vendor, depth);
        }
    }

    /** The middle of a box, or of a lane between boxes. */
    private record Place(int x, int y) {}

    /**
     * Packages in one frame, and lanes for the arrows to them that pass other rows.
     *
     * @param rows by depth
     */
    private record Area(String css, String title, int left, int boxWidth, Map<Integer, List<String>> rows) {

        private int width() {
            return rows.values().stream().mapToInt(this::width).max().orElse(0) + 2 * GAP;
        }

        private int width(List<String> row) {
            return row.stream().mapToInt(this::width).sum() + (row.size() - 1) * GAP;
        }

        private int width(String name) {
            return isLane(name) ? LANE_WIDTH : boxWidth;
        }
    }

    private Area area(String css, String title, int left, boolean ofVendor) {
        List<String> names = graph.uses().keySet().stream()
                .filter(name -> VENDORS.keySet().stream().anyMatch(name::startsWith) == ofVendor)
                .toList();
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        int boxWidth = Math.max(longest, 12) * CHARACTER_WIDTH + 2 * GAP;
        Map<Integer, List<String>> rows = new TreeMap<>();
        for (String name : names) {
            row(rows, graph.depth(name)).add(name);
            for (String user : users(name)) {
                List<String> way = way(user, name);
                for (int i = 1; i < way.size() - 1; i++) {
                    row(rows, graph.depth(user) + i).add(way.get(i));
                }
            }
        }
        return new Area(css, title, left, boxWidth, rows);
    }

    private String vendors() {
        return VENDORS.keySet().stream()
                .filter(vendor -> graph.uses().keySet().stream().anyMatch(name -> name.startsWith(vendor)))
                .map(VENDORS::get)
                .collect(Collectors.joining(", "));
    }

    private static List<String> row(Map<Integer, List<String>> rows, int depth) {
        return rows.computeIfAbsent(depth, empty -> new ArrayList<>());
    }

    /** What an arrow passes, row by row: its package, lanes, and the package that it uses. */
    private List<String> way(String name, String used) {
        List<String> way = new ArrayList<>(List.of(name));
        for (int depth = graph.depth(name) + 1; depth < graph.depth(used); depth++) {
            way.add(name + LANE + used + LANE + depth);
        }
        way.add(used);
        return way;
    }

    private static boolean isLane(String name) {
        return name.contains(LANE);
    }

    private int levels() {
        return graph.uses().keySet().stream().mapToInt(graph::depth).max().orElse(0) + 1;
    }

    private int height() {
        return TOP + (levels() - 1) * LEVEL_HEIGHT + BOX_HEIGHT + 2 * MARGIN;
    }

    /** Places one row of an area, in the order of what is above it, so that few arrows cross. */
    private void place(Area area, int depth) {
        List<String> row = area.rows.getOrDefault(depth, List.of()).stream()
                .sorted(Comparator.comparingInt(this::middleOfUsers))
                .toList();
        int left = area.left + (area.width() - area.width(row)) / 2;
        for (String name : row) {
            places.put(name, new Place(left + area.width(name) / 2, TOP + depth * LEVEL_HEIGHT + BOX_HEIGHT / 2));
            left += area.width(name) + GAP;
        }
    }

    private int middleOfUsers(String used) {
        return (int) above(used).mapToInt(name -> places.get(name).x).average().orElse(0);
    }

    private Stream<String> above(String name) {
        if (isLane(name)) {
            String[] ends = name.split(LANE);
            List<String> way = way(ends[0], ends[1]);
            return Stream.of(way.get(way.indexOf(name) - 1));
        }
        return users(name).stream().map(user -> way(user, name)).map(way -> way.get(way.size() - 2));
    }

    String svg() {
        int width = vendor.left + vendor.width() + MARGIN;
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
                <title>Packages and the packages that they use</title>
                """.formatted(width, height(), width, height()));
        svg.append(STYLE);
        svg.append("<rect class=\"page\" width=\"%d\" height=\"%d\"/>\n".formatted(width, height()));
        List<Area> areas = List.of(neutral, vendor);
        areas.forEach(area -> svg.append(frame(area)));
        graph.uses().keySet().forEach(name -> graph.usesDirectly(name).forEach(used -> svg.append(arrow(name, used))));
        areas.forEach(area -> area.rows.values().stream()
                .flatMap(List::stream)
                .filter(name -> !isLane(name))
                .forEach(name -> svg.append(box(area, name))));
        return svg.append("</svg>\n").toString();
    }

    private String frame(Area area) {
        return rect("area", area.left, MARGIN, area.width(), height() - 2 * MARGIN)
                + text("title", area.left + area.width() / 2, MARGIN + 24, area.title);
    }

    private String box(Area area, String name) {
        Place place = places.get(name);
        int size = graph.sizes().get(name);
        return rect(area.css, place.x - area.boxWidth / 2, place.y - BOX_HEIGHT / 2, area.boxWidth, BOX_HEIGHT)
                + text("name", place.x, place.y - 3, name)
                + text("size", place.x, place.y + 16, size == 1 ? "1 class" : size + " classes");
    }

    private String arrow(String name, String used) {
        List<String> way = way(name, used);
        List<String> begins = graph.usesDirectly(name).stream()
                .map(other -> way(name, other).get(1))
                .toList();
        int x = places.get(name).x + port(begins, way.get(1));
        int y = places.get(name).y + BOX_HEIGHT / 2;
        var path = new StringBuilder("M%d %d".formatted(x, y));
        for (String next : way.subList(1, way.size())) {
            int nextX =
                    places.get(next).x + (isLane(next) ? 0 : port(above(next).toList(), way.get(way.size() - 2)));
            int nextY = places.get(next).y - BOX_HEIGHT / 2;
            int bend = (nextY - y) / 2;
            int end = isLane(next) ? nextY : nextY - HEAD + 1;
            path.append("C%d %d %d %d %d %d".formatted(x, y + bend, nextX, nextY - bend, nextX, end));
            x = nextX;
            y = nextY;
            if (isLane(next)) {
                y += BOX_HEIGHT;
                path.append("V").append(y);
            }
        }
        return """
                <path class="arrow" d="%s"/>
                <path class="head" d="M%d %dl-4 -%dh8z"/>
                """.formatted(path, x, y, HEAD);
    }

    private List<String> users(String used) {
        return graph.uses().keySet().stream()
                .filter(name -> graph.usesDirectly(name).contains(used))
                .toList();
    }

    /** Where an arrow meets a box, from its middle: arrows of one box lie side by side, as their other ends do. */
    private int port(List<String> others, String other) {
        List<String> order = others.stream()
                .sorted(Comparator.comparingInt(each -> places.get(each).x))
                .toList();
        return (2 * order.indexOf(other) + 1 - order.size()) * 12;
    }

    private static String rect(String css, int x, int y, int width, int height) {
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n"
                .formatted(css, x, y, width, height);
    }

    private static String text(String css, int x, int y, String text) {
        return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(css, x, y, text);
    }
}
