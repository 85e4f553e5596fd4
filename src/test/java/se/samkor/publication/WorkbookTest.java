package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class WorkbookTest {
    private static final int FIRST_TABLE = 2;

    @TempDir
    Path folder;

    @Test
    void theNumbersAreReadBack() throws Exception {
        Cube cube = SmallCube.cube();
        Map<String, Document> parts = parts(cube);
        List<List<String>> rows = rows(parts, FIRST_TABLE);
        int header = 5;
        assertThat(rows.get(header)).containsExactly("Avslutsår", "Dagar före", "Kön", "Antal personer", "Dagar");
        int row = header;
        for (int[] position : cube.positions()) {
            row++;
            for (int i = 0; i < cube.measures().size(); i++) {
                Figure figure = cube.figure(cube.measures().get(i), position);
                String read = rows.get(row).get(3 + i);
                if (figure.isShown()) {
                    assertThat(new BigDecimal(read)).isEqualByComparingTo(figure.number());
                } else {
                    assertThat(read).isEqualTo(figure.text());
                }
            }
        }
        assertThat(rows).hasSize(row + 1);
    }

    @Test
    void hasTitleNotesSourceFrozenHeaderAndNoFormula() throws Exception {
        Map<String, Document> parts = parts(SmallCube.cube());
        List<List<String>> rows = rows(parts, FIRST_TABLE);
        assertThat(rows.get(0)).containsExactly("Dagar \"före\" & efter");
        assertThat(rows.get(1)).containsExactly("Två punkter: <skyddad> uppgift.");
        assertThat(rows.get(3)).containsExactly("Källa: Registren");
        Document sheet = parts.get("xl/worksheets/sheet" + FIRST_TABLE + ".xml");
        Element pane = (Element) sheet.getElementsByTagName("pane").item(0);
        assertThat(pane.getAttribute("state")).isEqualTo("frozen");
        assertThat(pane.getAttribute("ySplit")).isEqualTo("6");
        assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
        NodeList formats = parts.get("xl/styles.xml").getElementsByTagName("numFmt");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < formats.getLength(); i++) {
            codes.add(((Element) formats.item(i)).getAttribute("formatCode"));
        }
        assertThat(codes).contains("#,##0", "#,##0.00");
    }

    private Map<String, Document> parts(Cube cube) throws Exception {
        Path file = folder.resolve("tables.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook.write(List.of(cube), SmallCube.FACTS, out);
        }
        Map<String, Document> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), xml(zip.getInputStream(entry).readAllBytes()));
            }
        }
        return parts;
    }

    private static Document xml(byte[] content) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(content));
    }

    /** The texts and numbers of every row, row after row; empty cells are left out. */
    private static List<List<String>> rows(Map<String, Document> parts, int sheet) {
        NodeList shared = parts.get("xl/sharedStrings.xml").getElementsByTagName("si");
        NodeList rows = parts.get("xl/worksheets/sheet" + sheet + ".xml").getElementsByTagName("row");
        List<List<String>> result = new ArrayList<>();
        for (int i = 0; i < rows.getLength(); i++) {
            Element row = (Element) rows.item(i);
            while (result.size() < Integer.parseInt(row.getAttribute("r"))) {
                result.add(new ArrayList<>());
            }
            NodeList cells = row.getElementsByTagName("c");
            for (int j = 0; j < cells.getLength(); j++) {
                Element cell = (Element) cells.item(j);
                if (cell.getElementsByTagName("v").getLength() > 0) {
                    String value = cell.getElementsByTagName("v").item(0).getTextContent();
                    boolean text = cell.getAttribute("t").equals("s");
                    result.get(result.size() - 1)
                            .add(text ? shared.item(Integer.parseInt(value)).getTextContent() : value);
                }
            }
        }
        return result;
    }
}
