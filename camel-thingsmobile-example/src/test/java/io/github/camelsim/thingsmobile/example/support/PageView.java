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
package io.github.camelsim.thingsmobile.example.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page as people see and use it. */
public final class PageView {

    private static final char TAB = '\uE004';
    private static final char ENTER = '\uE007';

    /** Texts with less contrast than 4.5 to 1, which is what the guidelines for accessible pages (WCAG 2, AA) ask for. */
    private static final String FAINT = """
            const numbers = color => color.match(/[\\d.]+/g).map(Number)
            const light = color => {
              const [red, green, blue] = numbers(color).map(each => each / 255)
                .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
              return 0.2126 * red + 0.7152 * green + 0.0722 * blue
            }
            const back = element => {
              const color = getComputedStyle(element).backgroundColor
              return numbers(color)[3] === 0 ? back(element.parentElement) : color
            }
            const contrast = element => {
              const style = getComputedStyle(element)
              const two = [light(element.closest('svg') ? style.fill : style.color), light(back(element))].sort((a, b) => b - a)
              return (two[0] + 0.05) / (two[1] + 0.05)
            }
            return [...document.body.querySelectorAll('*')]
              .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== ''))
              .filter(each => each.checkVisibility() && contrast(each) < 4.5)
              .map(each => contrast(each).toFixed(1) + ' ' + each.textContent)
            """;

    /** Tables and figures that a screen reader would read without saying what they are. */
    private static final String NAMELESS = """
            const named = each => (each.getAttribute('aria-labelledby') ?? '').split(' ')
              .some(id => document.getElementById(id)?.textContent)
            return [...document.querySelectorAll('section, [role=img], table, canvas')]
              .filter(each => !(each.localName === 'table' ? each.caption?.textContent && each.querySelector('th[scope]')
                : each.localName === 'canvas' ? each.ariaHidden : named(each)))
              .map(each => each.outerHTML.slice(0, 100))
            """;

    private final WebDriver browser;

    public PageView(WebDriver browser) {
        this.browser = browser;
    }

    /** As on a phone of that width, in points, until {@link #onScreen}. */
    public void onPhone(int width) throws IOException, InterruptedException {
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 2 * width, "deviceScaleFactor", 2, "mobile", true));
    }

    public void onScreen() throws IOException, InterruptedException {
        browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** As for somebody who prefers such colours: {@code light} or {@code dark}. */
    public void inColors(String scheme) throws IOException, InterruptedException {
        browser.command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What is to be read in an element; empty if it is hidden. */
    public String textOf(String id) throws IOException, InterruptedException {
        return text(
                "const it = document.getElementById('" + id + "'); return it.checkVisibility() ? it.innerText : ''");
    }

    /** The width of all there is to see, in points. */
    public int width() throws IOException, InterruptedException {
        return browser.evaluate("return Math.max(innerWidth, document.documentElement.scrollWidth)")
                .asInt();
    }

    /** The colour of the background, as CSS has it. */
    public String background() throws IOException, InterruptedException {
        return text("return getComputedStyle(document.body).backgroundColor");
    }

    public List<String> faintTexts() throws IOException, InterruptedException {
        return texts(FAINT);
    }

    public List<String> namelessParts() throws IOException, InterruptedException {
        return texts(NAMELESS);
    }

    /** What has the focus and can be seen to have it. */
    public String afterTab() throws IOException, InterruptedException {
        browser.press(TAB);
        return focused();
    }

    public String afterEnter() throws IOException, InterruptedException {
        browser.press(ENTER);
        return focused();
    }

    private String focused() throws IOException, InterruptedException {
        return text("""
                const it = document.activeElement
                const place = it.getBoundingClientRect()
                const seen = getComputedStyle(it).outlineStyle !== 'none' && place.left >= 0 && place.right <= innerWidth
                return (it.getAttribute('href') ?? it.id) + (seen ? '' : ' unseen')
                """);
    }

    private String text(String script) throws IOException, InterruptedException {
        return browser.evaluate(script).asText();
    }

    private List<String> texts(String script) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : browser.evaluate(script)) {
            texts.add(each.asText());
        }
        return texts;
    }
}
