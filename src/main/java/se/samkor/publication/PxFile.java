package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cube as a PX file (PC-Axis, specification of 2013): Swedish with English beside it, UTF-8. The measures are the
 * variable Tabellinnehåll in the heading; everything else stands in the stub. {@code ".."} is a withheld figure,
 * {@code "."} one that cannot exist.
 */
final class PxFile {
    private static final Bilingual CONTENTS = new Bilingual("Tabellinnehåll", "Contents");
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_MATRIX = 20;
    private static final int WIDEST_LINE = 120;

    private final Cube cube;
    private final RunFacts facts;
    private final StringBuilder text = new StringBuilder();

    private PxFile(Cube cube, RunFacts facts) {
        this.cube = cube;
        this.facts = facts;
    }

    static String of(Cube cube, RunFacts facts) {
        return new PxFile(cube, facts).write();
    }

    private String write() {
        plain("CHARSET", "\"ANSI\"");
        plain("AXIS-VERSION", "\"2013\"");
        plain("CODEPAGE", "\"utf-8\"");
        plain("LANGUAGE", "\"sv\"");
        plain("LANGUAGES", "\"sv\",\"en\"");
        String day = facts.started().substring(0, 10).replace("-", "");
        String time = facts.started().substring(11, 16);
        plain("CREATION-DATE", "\"" + day + " " + time + "\"");
        plain("DECIMALS", Integer.toString(decimals().max().orElse(0)));
        plain("SHOWDECIMALS", Integer.toString(fewestDecimals()));
        plain(
                "MATRIX",
                quoted(cube.id().substring(0, Math.min(LONGEST_MATRIX, cube.id().length()))));
        plain("SUBJECT-CODE", "\"SF\"");
        both("SUBJECT-AREA", new Bilingual("Socialförsäkring", "Social insurance"));
        both("DESCRIPTION", cube.text().title());
        both("TITLE", cube.text().title());
        both("CONTENTS", cube.text().title());
        both("UNITS", cube.measures().get(cube.measures().size() - 1).unit());
        structure();
        notes();
        plain("DATASYMBOL1", "\".\"");
        plain("DATASYMBOL2", "\"..\"");
        data();
        return text.toString();
    }

    private void structure() {
        List<Variable> stub = stub();
        for (Language language : Language.values()) {
            names("STUB", language, stub.stream().map(Variable::label).toList());
        }
        for (Language language : Language.values()) {
            names("HEADING", language, List.of(CONTENTS));
        }
        both("CONTVARIABLE", CONTENTS);
        for (Language language : Language.values()) {
            stub.forEach(variable -> keyed("VARIABLECODE", language, variable.label(), "", List.of(variable.id())));
            keyed("VARIABLECODE", language, CONTENTS, "", List.of("contents"));
        }
        for (Language language : Language.values()) {
            stub.forEach(
                    variable -> keyed("VALUES", language, variable.label(), "", words(variable.labels(), language)));
            keyed("VALUES", language, CONTENTS, "", words(measureLabels(), language));
        }
        for (Language language : Language.values()) {
            keyed(
                    "TIMEVAL",
                    language,
                    cube.time().label(),
                    "TLIST(A1),",
                    cube.time().codes());
        }
        for (Language language : Language.values()) {
            stub.forEach(variable -> keyed("CODES", language, variable.label(), "", variable.codes()));
            List<String> columns = cube.measures().stream().map(Measure::column).toList();
            keyed("CODES", language, CONTENTS, "", columns);
        }
        for (Language language : Language.values()) {
            for (Measure measure : cube.measures()) {
                keyed(
                        "UNITS",
                        language,
                        measure.label(),
                        "",
                        List.of(measure.unit().in(language)));
            }
        }
        precision();
    }

    /** Readers heed a precision only where it is more than what is shown otherwise. */
    private void precision() {
        List<Measure> finer = cube.measures().stream()
                .filter(measure -> measure.decimals() > fewestDecimals())
                .toList();
        for (Language language : Language.values()) {
            for (Measure measure : finer) {
                String key = quoted(CONTENTS.in(language)) + ","
                        + quoted(measure.label().in(language));
                plain("PRECISION" + tag(language) + "(" + key + ")", Integer.toString(measure.decimals()));
            }
        }
    }

    private IntStream decimals() {
        return cube.measures().stream().mapToInt(Measure::decimals);
    }

    private int fewestDecimals() {
        return decimals().min().orElse(0);
    }

    private List<Variable> stub() {
        List<Variable> stub = new ArrayList<>(List.of(cube.time()));
        stub.addAll(cube.variables());
        return stub;
    }

    private List<Bilingual> measureLabels() {
        return cube.measures().stream().map(Measure::label).toList();
    }

    private static List<String> words(List<Bilingual> labels, Language language) {
        return labels.stream().map(label -> label.in(language)).toList();
    }

    private void notes() {
        both("SOURCE", cube.text().source());
        Bilingual run = new Bilingual("Körning " + facts.runId() + ".", "Run " + facts.runId() + ".");
        for (Language language : Language.values()) {
            List<String> notes = new ArrayList<>(words(cube.text().notes(), language));
            notes.add(run.in(language));
            keyword("NOTE" + tag(language), "", List.of(String.join("#", notes)));
        }
    }

    private void data() {
        text.append("DATA=\n");
        List<String> lines = new ArrayList<>();
        for (int[] position : cube.positions()) {
            lines.add(cube.measures().stream()
                    .map(measure -> cube.figure(measure, position))
                    .map(figure -> figure.isShown() ? figure.text() : quoted(figure.text()))
                    .collect(Collectors.joining(" ")));
        }
        text.append(String.join(" \n", lines)).append(";\n");
    }

    private void both(String keyword, Bilingual content) {
        for (Language language : Language.values()) {
            keyword(keyword + tag(language), "", List.of(content.in(language)));
        }
    }

    private void names(String keyword, Language language, List<Bilingual> names) {
        keyword(keyword + tag(language), "", words(names, language));
    }

    private void keyed(String keyword, Language language, Bilingual key, String start, List<String> values) {
        keyword(keyword + tag(language) + "(" + quoted(key.in(language)) + ")", start, values);
    }

    private static String tag(Language language) {
        return language == Language.SV ? "" : "[" + language.code() + "]";
    }

    private void keyword(String keyword, String start, List<String> values) {
        StringBuilder line = new StringBuilder(keyword).append('=').append(start);
        int width = line.length();
        for (int i = 0; i < values.size(); i++) {
            String value = parts(values.get(i));
            if (i > 0) {
                line.append(',');
                if (width + value.length() > WIDEST_LINE) {
                    line.append('\n');
                    width = 0;
                }
            }
            line.append(value);
            width += value.length();
        }
        text.append(line).append(";\n");
    }

    private void plain(String keyword, String value) {
        text.append(keyword).append('=').append(value).append(";\n");
    }

    /** A long text is cut into adjacent quoted ones. */
    private static String parts(String value) {
        List<String> parts = new ArrayList<>();
        String rest = value;
        while (rest.length() > LONGEST_TEXT) {
            int cut = rest.lastIndexOf(' ', LONGEST_TEXT) + 1;
            int end = cut > 0 ? cut : LONGEST_TEXT;
            parts.add(quoted(rest.substring(0, end)));
            rest = rest.substring(end);
        }
        parts.add(quoted(rest));
        return String.join("\n", parts);
    }

    /** A PX text cannot hold a quotation mark or a line break. */
    private static String quoted(String value) {
        return String.format(Locale.ROOT, "\"%s\"", value.replace('"', '\'').replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }
}
