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
package io.github.camelsim.thingsmobile.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws medians as SVG. */
final class Plots {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final double NONE = 0;

    private final Path directory;

    Plots(Path directory) {
        this.directory = directory;
    }

    /** A group of bars for each setting, in it a bar for each subject. */
    void bars(Results results, String name, String title, String figure) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(figure)
                .build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.85).setYAxisMin(0.0);
        List<String> settings = results.settings().stream()
                .filter(setting -> !results.of(setting, figure).isEmpty())
                .toList();
        for (String subject : results.subjects()) {
            List<Double> medians = settings.stream()
                    .map(setting -> results.of(setting, subject, figure))
                    .map(sample -> sample.isEmpty() ? NONE : sample.median())
                    .toList();
            if (medians.stream().anyMatch(value -> value != NONE)) {
                chart.addSeries(subject, settings, medians);
            }
        }
        save(chart, name);
    }

    /** A line for each subject over the number that each setting begins with; both axes are logarithmic. */
    void curves(Results results, String name, String title, String xTitle, String figure) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(figure)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        for (String subject : results.subjects()) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (String setting : results.settings()) {
                Sample sample = results.of(setting, subject, figure);
                double size = number(setting);
                if (!sample.isEmpty() && size > 0) {
                    x.add(size);
                    y.add(sample.median());
                }
            }
            if (!x.isEmpty()) {
                chart.addSeries(subject, x, y);
            }
        }
        save(chart, name);
    }

    private static double number(String setting) {
        return Double.parseDouble(setting.split(" ", 2)[0]);
    }

    private static void style(Styler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
    }

    private void save(Chart<?, ?> chart, String name) throws IOException {
        Files.createDirectories(directory);
        VectorGraphicsEncoder.saveVectorGraphic(chart, directory.resolve(name).toString(), VectorGraphicsFormat.SVG);
    }
}
