package se.samkor.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Worksheet;

/**
 * The cubes of a run as a workbook, as an agency sends it: a sheet with contents and facts in Swedish, and for each cube
 * a sheet in Swedish and one in English, with title, notes, a frozen header row, number formats and source. No formulas.
 */
final class Workbook {
    private static final String HEADER_GREY = Color.GRAY2;
    private static final int WIDE = 24;
    private static final int NARROW = 14;
    private static final int LONGEST_ID = 28;

    private final List<Cube> cubes;
    private final RunFacts facts;

    private Workbook(List<Cube> cubes, RunFacts facts) {
        this.cubes = cubes;
        this.facts = facts;
    }

    static void write(List<Cube> cubes, RunFacts facts, OutputStream out) throws IOException {
        new Workbook(cubes, facts).write(out);
    }

    private void write(OutputStream out) throws IOException {
        org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "Samkör", "1.0");
        contents(book.newWorksheet("Innehåll"));
        for (Cube cube : cubes) {
            for (Language language : Language.values()) {
                table(book.newWorksheet(sheetName(cube, language)), cube, language);
            }
        }
        book.finish();
    }

    /** A sheet's name has at most 31 characters. */
    private static String sheetName(Cube cube, Language language) {
        String id = cube.id().length() > LONGEST_ID ? cube.id().substring(0, LONGEST_ID) : cube.id();
        return id + " " + language.code();
    }

    private void contents(Worksheet sheet) {
        sheet.width(0, WIDE);
        sheet.width(1, 100);
        int row = 0;
        title(sheet, row++, "Samkör: tabeller för avslut " + facts.year());
        row++;
        for (Cube cube : cubes) {
            for (Language language : Language.values()) {
                pair(
                        sheet,
                        row++,
                        sheetName(cube, language),
                        cube.text().title().in(language));
            }
        }
        row++;
        pair(sheet, row++, "Körning", facts.runId());
        pair(sheet, row++, "Tid (UTC)", facts.started());
        pair(sheet, row++, "Leverans", facts.delivery());
        pair(sheet, row++, "Programversion", facts.codeVersion());
        pair(sheet, row++, "Inställningar", facts.settings());
        pair(sheet, row++, "Tabellversioner", facts.tables());
        pair(sheet, row, "Minsta antal", Integer.toString(facts.threshold()));
    }

    private static void pair(Worksheet sheet, int row, String name, String content) {
        sheet.value(row, 0, name);
        sheet.value(row, 1, content);
        sheet.style(row, 1).wrapText(true).set();
    }

    private static void title(Worksheet sheet, int row, String title) {
        sheet.value(row, 0, title);
        sheet.style(row, 0).bold().fontSize(14).set();
    }

    private static void table(Worksheet sheet, Cube cube, Language language) {
        int row = 0;
        title(sheet, row++, cube.text().title().in(language));
        for (Bilingual note : cube.text().notes()) {
            sheet.value(row++, 0, note.in(language));
        }
        sheet.value(
                row++,
                0,
                language.pick("Källa: ", "Source: ") + cube.text().source().in(language));
        row++;
        header(sheet, row, cube, language);
        sheet.freezePane(cube.variables().size() + 1, row + 1);
        for (int[] position : cube.positions()) {
            row++;
            line(sheet, row, cube, position, language);
        }
    }

    private static void header(Worksheet sheet, int row, Cube cube, Language language) {
        int column = 0;
        heading(sheet, row, column++, cube.time().label().in(language), NARROW);
        for (Variable variable : cube.variables()) {
            heading(sheet, row, column++, variable.label().in(language), WIDE);
        }
        for (Measure measure : cube.measures()) {
            heading(sheet, row, column++, measure.label().in(language), NARROW);
        }
        sheet.rowHeight(row, 75);
    }

    private static void heading(Worksheet sheet, int row, int column, String text, int width) {
        sheet.value(row, column, text);
        sheet.width(column, width);
        sheet.style(row, column)
                .bold()
                .wrapText(true)
                .verticalAlignment("top")
                .fillColor(HEADER_GREY)
                .set();
    }

    private static void line(Worksheet sheet, int row, Cube cube, int[] position, Language language) {
        int column = 0;
        sheet.value(row, column++, Integer.parseInt(cube.time().codes().get(0)));
        for (int i = 0; i < position.length; i++) {
            Variable variable = cube.variables().get(i);
            sheet.value(row, column++, variable.labels().get(position[i]).in(language));
        }
        for (Measure measure : cube.measures()) {
            Figure figure = cube.figure(measure, position);
            if (figure.isShown()) {
                sheet.value(row, column, figure.number());
                sheet.style(row, column)
                        .format(measure.decimals() == 0 ? "#,##0" : "#,##0.00")
                        .set();
            } else {
                sheet.value(row, column, figure.text());
                sheet.style(row, column).horizontalAlignment("right").set();
            }
            column++;
        }
    }
}
