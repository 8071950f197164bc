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
package io.github.camelsim.thingsmobile.benchmark.result;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.w3c.dom.Document;

/** Draws medians as SVG. */
public final class Plots {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final List<Color> COLOURS = List.of(
            new Color(0x1b6ca8),
            new Color(0xd1495b),
            new Color(0xedae49),
            new Color(0x66a182),
            new Color(0x8d6a9f),
            new Color(0x7a7a7a));

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Path directory;

    public Plots(Path directory) {
        this.directory = directory;
    }

    /** A group of bars for each setting, in it a bar for each subject. */
    public void bars(Results results, String name, String title, String figure) throws IOException {
        var bars = new DefaultCategoryDataset();
        for (String setting : results.settings()) {
            for (String subject : results.subjects()) {
                Sample sample = results.of(setting, subject, figure);
                if (!sample.isEmpty()) {
                    bars.addValue(sample.median(), subject, setting);
                }
            }
        }
        JFreeChart chart = ChartFactory.createBarChart(title, null, figure, bars);
        style(chart);
        CategoryPlot plot = chart.getCategoryPlot();
        CategoryAxis settings = plot.getDomainAxis();
        settings.setMaximumCategoryLabelLines(2);
        settings.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        BarRenderer renderer = (BarRenderer) plot.getRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0);
        int others = 1;
        for (int i = 0; i < bars.getRowCount(); i++) {
            boolean ours = Part.COMPONENT.equals(bars.getRowKey(i));
            renderer.setSeriesPaint(i, COLOURS.get(ours ? 0 : others++));
        }
        save(chart, name);
    }

    /** Lines over the numbers that the settings name; both axes are logarithmic. */
    public void curves(Results results, String name, String title, String xTitle, String yTitle, Line... wanted)
            throws IOException {
        var lines = new XYSeriesCollection();
        for (Line each : wanted) {
            var line = new XYSeries(each.title());
            for (String setting : results.settings()) {
                Sample sample = results.of(setting, each.subject(), each.figure());
                double x = lastNumber(setting);
                if (!sample.isEmpty() && x > 0 && sample.median() > 0) {
                    line.add(x, sample.median());
                }
            }
            lines.addSeries(line);
        }
        JFreeChart chart = ChartFactory.createXYLineChart(title, xTitle, yTitle, lines);
        style(chart);
        XYPlot plot = chart.getXYPlot();
        plot.setDomainAxis(new LogarithmicAxis(xTitle));
        var y = new LogarithmicAxis(yTitle);
        y.setAutoRangeNextLogFlag(true);
        plot.setRangeAxis(y);
        var renderer = new XYLineAndShapeRenderer();
        for (int i = 0; i < COLOURS.size(); i++) {
            renderer.setSeriesPaint(i, COLOURS.get(i));
            renderer.setSeriesStroke(i, new BasicStroke(2));
        }
        plot.setRenderer(renderer);
        save(chart, name);
    }

    private static double lastNumber(String setting) {
        Matcher number = NUMBER.matcher(setting);
        double last = 0;
        while (number.find()) {
            last = Double.parseDouble(number.group());
        }
        return last;
    }

    private static void style(JFreeChart chart) {
        var theme = new StandardChartTheme("plain");
        theme.setExtraLargeFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        theme.setLargeFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        theme.setRegularFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        theme.setPlotBackgroundPaint(Color.WHITE);
        theme.setRangeGridlinePaint(Color.LIGHT_GRAY);
        theme.setDomainGridlinePaint(Color.LIGHT_GRAY);
        theme.apply(chart);
    }

    private void save(JFreeChart chart, String name) throws IOException {
        Files.createDirectories(directory);
        var graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        try (Writer out = Files.newBufferedWriter(directory.resolve(name))) {
            graphics.stream(out, true);
        }
    }

    private static Document document() throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** A subject's figure, as it is called in a plot. */
    public record Line(String title, String subject, String figure) {}
}
