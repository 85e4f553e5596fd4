package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PxFileTest {
    @Test
    void equalsTheGoldenFile() throws IOException {
        Golden.check("small.px", PxFile.of(SmallCube.cube(), SmallCube.FACTS));
    }

    @Test
    void aStrictReaderReadsTheValuesBack() {
        assertReadBack(SmallCube.cube());
        RunTables run = Bilaga5.run();
        RunCubes.of(run, RunProtection.of(run, 5), 5).all().forEach(PxFileTest::assertReadBack);
    }

    private static void assertReadBack(Cube cube) {
        PxReader px = PxReader.read(PxFile.of(cube, SmallCube.FACTS));
        List<String> expected = new ArrayList<>();
        for (int[] position : cube.positions()) {
            for (Measure measure : cube.measures()) {
                Figure figure = cube.figure(measure, position);
                expected.add(figure.isShown() ? figure.text() : '"' + figure.text() + '"');
            }
        }
        assertThat(px.data()).isEqualTo(expected);
        int cells = 1;
        for (String variable : px.values("STUB")) {
            cells *= px.values("VALUES(\"" + variable + "\")").size();
            assertThat(px.values("CODES(\"" + variable + "\")"))
                    .hasSameSizeAs(px.values("VALUES(\"" + variable + "\")"));
        }
        cells *= px.values("VALUES(\"Tabellinnehåll\")").size();
        assertThat(px.data()).hasSize(cells);
    }

    @Test
    void hasEveryMandatoryKeywordInBothLanguages() {
        PxReader px = PxReader.read(PxFile.of(SmallCube.cube(), SmallCube.FACTS));
        assertThat(px.keywords())
                .contains("CONTENTS", "DECIMALS", "MATRIX", "SUBJECT-AREA", "SUBJECT-CODE", "TITLE", "UNITS", "STUB")
                .contains("CONTENTS[en]", "TITLE[en]", "UNITS[en]", "STUB[en]", "VALUES[en](\"Sex\")", "NOTE[en]");
        assertThat(px.values("TIMEVAL(\"Avslutsår\")")).containsExactly("TLIST(A1)", "2020");
        assertThat(px.values("NOTE")).singleElement().asString().contains("<skyddad>", "En punkt");
        assertThat(px.values("TITLE")).containsExactly("Dagar 'före' & efter");
    }

    /** Rules of the file format's description: what comes first and last, how long a line is, which language leads. */
    @Test
    void keywordsStandInTheOrderOfTheFormatAndLinesAreShort() {
        RunTables run = Bilaga5.run();
        for (Cube cube : RunCubes.of(run, RunProtection.of(run, 5), 5).all()) {
            String text = PxFile.of(cube, SmallCube.FACTS);
            assertThat(text.lines()).allMatch(line -> line.length() <= 256);
            assertThat(text)
                    .startsWith("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\n")
                    .endsWith(";\n");
            List<String> names = PxReader.read(text).keywords().stream()
                    .map(keyword -> keyword.split("\\(")[0])
                    .distinct()
                    .toList();
            for (String name : names) {
                if (name.endsWith("[en]")) {
                    assertThat(names.indexOf(name)).isGreaterThan(names.indexOf(name.replace("[en]", "")));
                }
            }
            assertThat(names)
                    .containsSubsequence(
                            "CHARSET",
                            "AXIS-VERSION",
                            "CODEPAGE",
                            "LANGUAGE",
                            "LANGUAGES",
                            "CREATION-DATE",
                            "DECIMALS",
                            "SHOWDECIMALS",
                            "MATRIX",
                            "SUBJECT-CODE",
                            "SUBJECT-AREA",
                            "DESCRIPTION",
                            "TITLE",
                            "CONTENTS",
                            "UNITS",
                            "STUB",
                            "HEADING",
                            "CONTVARIABLE",
                            "VALUES",
                            "TIMEVAL",
                            "CODES");
        }
    }
}
