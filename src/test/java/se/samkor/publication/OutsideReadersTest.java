package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published, read by programs that know nothing of this one. */
class OutsideReadersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static RunCubes cubes;
    private static Path publication;

    @BeforeAll
    static void publish() {
        cubes = FullRun.cubes();
        new PublicationFolder(folder).write(cubes, SmallCube.FACTS);
        publication = folder.resolve("publication");
    }

    /** The figures of a cube in order, null where there is none. */
    private static List<String> figures(Cube cube) {
        List<String> figures = new ArrayList<>();
        for (int[] position : cube.positions()) {
            for (Measure measure : cube.measures()) {
                Figure figure = cube.figure(measure, position);
                figures.add(
                        figure.isShown() ? figure.number().stripTrailingZeros().toPlainString() : "null");
            }
        }
        return figures;
    }

    private static List<String> plain(JsonNode array) {
        List<String> plain = new ArrayList<>();
        array.forEach(value -> plain.add(
                value.isNull()
                        ? "null"
                        : new BigDecimal(value.asText()).stripTrailingZeros().toPlainString()));
        return plain;
    }

    @Test
    void jsonStatToolkitReadsEveryValueOfEveryFile() throws Exception {
        Path toolkit = ReaderTools.packaged("jsonstat-toolkit/package.json")
                .toAbsolutePath()
                .getParent();
        String script = "const J = require(process.argv[1]), fs = require('fs');"
                + "console.log(JSON.stringify(process.argv.slice(2).map(f => {"
                + "const d = J(JSON.parse(fs.readFileSync(f)));"
                + "if (d.class !== 'dataset' || d.length !== d.id.length) throw new Error(f);"
                + "return {size: d.size, labels: d.id.map(i => d.Dimension(i).label),"
                + " statuses: d.Data().filter(c => c.status !== null).length, value: d.Data().map(c => c.value)};})))";
        List<String> command = new ArrayList<>(List.of(ReaderTools.program("node"), "-e", script, toolkit.toString()));
        cubes.all()
                .forEach(cube ->
                        command.add(publication.resolve(cube.id() + ".sv.json").toString()));
        JsonNode read = JSON.readTree(ReaderTools.run(folder, command.toArray(String[]::new)));
        for (int i = 0; i < cubes.all().size(); i++) {
            List<String> expected = figures(cubes.all().get(i));
            assertThat(plain(read.get(i).get("value"))).isEqualTo(expected);
            long missing = expected.stream().filter("null"::equals).count();
            assertThat(read.get(i).get("statuses").asLong()).isEqualTo(missing);
            assertThat(read.get(i).get("labels").toString()).contains("Avslutsår");
        }
    }

    /** px.js, written by others for the files of other offices: every figure, code and name in both languages. */
    @Test
    void pxJsReadsEveryValueOfEveryPxFile() throws Exception {
        Path library = ReaderTools.packaged("px/package.json").toAbsolutePath().getParent();
        String script = "const Px = require(process.argv[1]), fs ="
                + " require('fs');console.log(JSON.stringify(process.argv.slice(2).map(f => {const p = new"
                + " Px(fs.readFileSync(f, 'utf8')), all = x => [].concat(x);const en = p.variables().map((v, i) =>"
                + " all(p.metadata[i < all(p.keyword('STUB')).length ? 'STUB[en]' : 'HEADING[en]'].TABLE)[i %"
                + " all(p.keyword('STUB')).length]);return {title: p.title(), variables: p.variables(), codes:"
                + " p.variables().map((v, i) => all(p.codes(i))), values: p.variables().map((v, i) => p.values(i)),"
                + " english: en.map(v => all(p.metadata['VALUES[en]'][v])), data: p.data.map(d => d.replace(/\"/g, '')),"
                + " last: p.datum(p.valCounts().map(n => n - 1))};})))";
        List<String> command = new ArrayList<>(List.of(ReaderTools.program("node"), "-e", script, library.toString()));
        cubes.all()
                .forEach(cube ->
                        command.add(publication.resolve(cube.id() + ".px").toString()));
        JsonNode read = JSON.readTree(ReaderTools.run(folder, command.toArray(String[]::new)));
        for (int i = 0; i < cubes.all().size(); i++) {
            assertPx(cubes.all().get(i), read.get(i));
        }
    }

    private static void assertPx(Cube cube, JsonNode px) {
        assertThat(px.get("title").asText())
                .isEqualTo(cube.text().title().swedish().replace('"', '\''));
        List<Variable> variables = new ArrayList<>(List.of(cube.time()));
        variables.addAll(cube.variables());
        for (int v = 0; v < variables.size(); v++) {
            Variable variable = variables.get(v);
            assertThat(px.get("variables").get(v).asText())
                    .isEqualTo(variable.label().swedish());
            assertThat(texts(px.get("codes").get(v))).isEqualTo(variable.codes());
            assertThat(texts(px.get("values").get(v)))
                    .isEqualTo(
                            variable.labels().stream().map(Bilingual::swedish).toList());
            assertThat(texts(px.get("english").get(v)))
                    .isEqualTo(
                            variable.labels().stream().map(Bilingual::english).toList());
        }
        List<String> columns = cube.measures().stream().map(Measure::column).toList();
        assertThat(texts(px.get("codes").get(variables.size()))).isEqualTo(columns);
        List<String> figures = new ArrayList<>();
        for (int[] position : cube.positions()) {
            cube.measures()
                    .forEach(measure ->
                            figures.add(cube.figure(measure, position).text()));
        }
        assertThat(texts(px.get("data"))).isEqualTo(figures);
        assertThat(px.get("last").asText()).isEqualTo(figures.get(figures.size() - 1));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void sheetJsReadsTheWorkbook() throws Exception {
        Path library =
                ReaderTools.packaged("xlsx/package.json").toAbsolutePath().getParent();
        String script = "const X = require(process.argv[1]);"
                + "const b = X.readFile(process.argv[2], {cellFormula: true});"
                + "console.log(JSON.stringify({names: b.SheetNames, sheets: b.SheetNames.map(n =>"
                + " X.utils.sheet_to_json(b.Sheets[n], {header: 1, raw: true})), formulas: b.SheetNames.flatMap(n =>"
                + " Object.values(b.Sheets[n]).filter(c => c && c.f)).length}))";
        String written = ReaderTools.run(
                folder,
                ReaderTools.program("node"),
                "-e",
                script,
                library.toString(),
                publication.resolve("tables.xlsx").toString());
        // SheetJS remarks on sizes that a streamed zip states after its parts
        JsonNode read = JSON.readTree(written.substring(written.indexOf("{\"names\"")));
        assertThat(read.get("formulas").asInt()).isZero();
        assertThat(read.get("names")).hasSize(1 + 2 * cubes.all().size());
        for (int i = 0; i < cubes.all().size(); i++) {
            assertSheet(cubes.all().get(i), read.get("sheets").get(1 + 2 * i));
        }
    }

    /** The last rows of the sheet are those of the cube. */
    private static void assertSheet(Cube cube, JsonNode rows) {
        int first = rows.size() - cube.positions().size();
        int columns = 1 + cube.variables().size();
        for (int row = 0; row < cube.positions().size(); row++) {
            for (int measure = 0; measure < cube.measures().size(); measure++) {
                Figure figure = cube.figure(
                        cube.measures().get(measure), cube.positions().get(row));
                String cell = rows.get(first + row).get(columns + measure).asText();
                if (figure.isShown()) {
                    assertThat(new BigDecimal(cell)).isEqualByComparingTo(figure.number());
                } else {
                    assertThat(cell).isEqualTo(figure.text());
                }
            }
        }
    }

    @Test
    void libreOfficeOpensTheWorkbook() throws Exception {
        String office = ReaderTools.program("soffice", "libreoffice");
        ReaderTools.run(
                folder,
                office,
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2",
                "--outdir",
                folder.toString(),
                publication.resolve("tables.xlsx").toString());
        List<Path> sheets;
        try (var files = Files.list(folder)) {
            sheets = files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
        assertThat(sheets).hasSize(1);
        List<String> lines = Files.readAllLines(sheets.get(0));
        assertThat(lines.get(0)).contains(cubes.durability().text().title().swedish());
        assertThat(lines).anyMatch(line -> line.contains("Sjukersättning;1-90;Män;..;..;.."));
        assertThat(lines).hasSizeGreaterThan(cubes.durability().positions().size());
    }

    @Test
    void theHtmlIsValid() throws Exception {
        Path checker = ReaderTools.packaged("vnu-jar/build/dist/vnu.jar").toAbsolutePath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ReaderTools.run(
                folder,
                java,
                "-Xss4m",
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                checker.toString(),
                "--errors-only",
                publication.resolve("report.html").toString());
    }
}
