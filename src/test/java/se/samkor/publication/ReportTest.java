package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    private static String html;
    private static Document page;

    @BeforeAll
    static void write() throws Exception {
        RunTables run = Bilaga5.run();
        html = Report.of(RunCubes.of(run, RunProtection.of(run, 5), 5), SmallCube.FACTS);
        String withoutScripts = html.replaceAll("(?s)<script.*?</script>", "");
        page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(withoutScripts)));
    }

    private static List<Element> all(String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void isWellFormedAndNeedsNothingFromOutside() {
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("sv");
        assertThat(page.getElementsByTagName("link").getLength()).isZero();
        assertThat(html.substring(0, html.indexOf("</main>"))).doesNotContain("src=", "@import", "url(");
        all("a").forEach(link -> assertThat(link.getAttribute("href")).startsWith("#"));
        assertThat(all("article")).extracting(each -> each.getAttribute("lang")).containsExactly("sv", "en");
    }

    @Test
    void everyIdIsThereOnceAndEveryLinkHasItsTarget() {
        List<String> ids = all("*").stream()
                .map(each -> each.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        all("a").forEach(link ->
                assertThat(ids).contains(link.getAttribute("href").substring(1)));
        List<String> charts = all("div").stream()
                .filter(each -> each.getAttribute("class").equals("chart"))
                .map(each -> each.getAttribute("id"))
                .toList();
        charts.forEach(id -> assertThat(html).contains("data-chart=\"" + id + "\""));
    }

    @Test
    void everyTableHasACaptionAndEveryHeaderAScope() {
        all("table").forEach(table -> assertThat(
                        table.getElementsByTagName("caption").getLength())
                .isEqualTo(1));
        all("th").forEach(header -> assertThat(header.getAttribute("scope")).isIn("col", "row", "rowgroup"));
    }

    @Test
    void everyChartHasItsTableAndEveryDifferenceItsInterval() {
        assertThat(all("figure")).hasSizeGreaterThanOrEqualTo(6);
        all("figure").forEach(figure -> {
            Element next = (Element) figure.getNextSibling().getNextSibling();
            assertThat(next.getElementsByTagName("table").getLength()).isEqualTo(1);
        });
        for (Element row : all("tr")) {
            NodeList cells = row.getElementsByTagName("td");
            if (cells.getLength() == 5) {
                String difference = cells.item(3).getTextContent();
                String interval = cells.item(4).getTextContent();
                assertThat(interval.contains("till") || interval.contains(" to "))
                        .isEqualTo(!difference.equals(".."));
            }
        }
    }

    @Test
    void saysOnlyWhatTheIntervalsCarry() {
        assertThat(html)
                .contains("Av 9\u00a0909 personer vars insats avslutades 2020 har 9\u00a0789 följts upp.")
                .contains("Dagarna med sjukpenning eller rehabiliteringspenning minskade från 67,97 till 60,28")
                .contains(
                        "Det går inte att avgöra om dagarna med aktivitetsersättning blev fler eller färre: 25,95 till"
                                + " 26,30 dagar per person, en skillnad på 0,35 dagar (95-procentigt konfidensintervall"
                                + " \u22121,65 till 2,35).")
                .contains("Days with sickness compensation rose from 4.52 to 9.16");
    }

    @Test
    void theThreeMenAreNowhere() {
        assertThat(html).doesNotContain("78,33", "78.33", "106,67", "106.67");
    }
}
