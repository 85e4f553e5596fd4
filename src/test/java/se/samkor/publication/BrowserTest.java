package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report in a real browser, on a phone and on a desk. {@code -Dsamkor.pictures=FOLDER} keeps pictures to look at. */
class BrowserTest {
    private static final int PHONE = 375;
    private static final int DESK = 1280;
    private static final String PICTURES = System.getProperty("samkor.pictures", "");

    @TempDir
    static Path folder;

    private static HeadlessBrowser browser;
    private static Path report;

    @BeforeAll
    static void start() throws Exception {
        Path program = ReaderTools.browser();
        report = folder.resolve("report.html");
        Files.writeString(report, Report.of(FullRun.cubes(), SmallCube.FACTS));
        browser = new HeadlessBrowser(program, folder.resolve("profile"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private static void show(int width) throws Exception {
        browser.size(width, 900);
        browser.open(report);
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void fitsTheScreenDrawsEveryChartAndWritesNoError(int width) throws Exception {
        show(width);
        if (!PICTURES.isEmpty()) {
            browser.screenshot(Path.of(PICTURES, width + ".png"));
            browser.print(Path.of(PICTURES, width + ".pdf"));
            browser.withoutColours();
            browser.screenshot(Path.of(PICTURES, width + "-grey.png"));
        }
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        int charts =
                browser.evaluate("document.querySelectorAll('.chart').length").asInt();
        assertThat(charts).isGreaterThan(20);
        String drawn = "[...document.querySelectorAll('.chart')].filter(c => c.querySelector('svg path')).length";
        assertThat(browser.evaluate(drawn).asInt()).isEqualTo(charts);
        String spills = "[...document.querySelectorAll('.chart svg text')].filter(t => {"
                + "const r = t.getBoundingClientRect(), c = t.closest('.chart').getBoundingClientRect();"
                + "return r.width && (r.left < c.left - 2 || r.right > c.right + 2);})"
                + ".map(t => t.closest('.chart').id + ': ' + t.textContent).slice(0, 9)";
        assertThat(browser.evaluate(spills)).isEmpty();
    }

    @Test
    void axeFindsNothingAgainstAccessibility() throws Exception {
        String axe = Files.readString(ReaderTools.packaged("axe-core/axe.min.js"));
        show(PHONE);
        // one language will do, and a few rows of the longest table: the rest is built alike
        browser.evaluate("document.getElementById('en').remove();"
                + "document.querySelectorAll('tbody tr:nth-child(n+12)').forEach(row => row.remove())");
        browser.evaluate(axe + "; 0");
        JsonNode found =
                browser.evaluate("axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa',"
                        + " 'wcag21a', 'wcag21aa', 'best-practice']}).then(r => JSON.stringify({violations:"
                        + " r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n =>"
                        + " n.html.slice(0, 120)).join(' | ')), passes: r.passes.map(p => p.id)}))");
        JsonNode result = new com.fasterxml.jackson.databind.ObjectMapper().readTree(found.asText());
        List<String> violations = new ArrayList<>();
        result.get("violations").forEach(each -> violations.add(each.asText()));
        assertThat(violations).isEmpty();
        assertThat(result.get("passes").toString()).contains("color-contrast", "document-title", "html-has-lang");
    }

    @Test
    void isUsedWithTheKeyboard() throws Exception {
        show(DESK);
        browser.press("Tab", 9);
        String focused = "document.activeElement.textContent.trim()";
        assertThat(browser.evaluate(focused).asText()).isEqualTo("Till innehållet");
        List<String> reached = new ArrayList<>();
        int places = browser.evaluate("document.querySelectorAll('a, summary, [tabindex=\"0\"]').length")
                .asInt();
        for (int i = 0; i < places; i++) {
            String outline = "(() => {const e = document.activeElement, s = getComputedStyle(e);return e.tagName + ' '"
                    + " + e.textContent.slice(0, 20) + (s.outlineStyle === 'none' ? ' without outline' : '')})()";
            reached.add(browser.evaluate(outline).asText());
            browser.press("Tab", 9);
        }
        assertThat(reached)
                .anyMatch(each -> each.startsWith("DIV"))
                .anyMatch(each -> each.startsWith("SUMMARY"))
                .noneMatch(each -> each.endsWith("without outline") && !each.startsWith("BODY"));
        // scrolled tables are moved with the arrow keys
        browser.size(PHONE, 900);
        browser.evaluate("document.querySelector('.scroll table').parentElement.focus()");
        assertThat(browser.evaluate("document.activeElement.className").asText())
                .isEqualTo("scroll");
    }
}
