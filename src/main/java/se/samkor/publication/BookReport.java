package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;

/**
 * The table book for readers: one HTML file with nothing to fetch, first in Swedish, then the same in English. A table has its
 * first variable downwards and the others across, as the reports print it; all figures come from the cubes.
 */
final class BookReport {
    private final List<Cube> cubes;
    private final RunFacts facts;

    private BookReport(List<Cube> cubes, RunFacts facts) {
        this.cubes = List.copyOf(cubes);
        this.facts = facts;
    }

    static String of(List<Cube> cubes, RunFacts facts) {
        return new BookReport(cubes, facts).page().toString();
    }

    private Markup page() {
        return new BilingualPage(title(Language.SV), new Markup(), this::article, new Markup()).markup();
    }

    private String title(Language language) {
        return language.pick("Tabellbok ", "Table book ") + facts.year();
    }

    private Markup article(Language language) {
        Markup html = new Markup().open("article", "id", language.code(), "lang", language.code(), "tabindex", "-1");
        html.element("h1", title(language));
        html.open("nav", "aria-label", language.pick("Innehåll", "Contents")).open("ul");
        for (Cube cube : cubes) {
            html.open("li")
                    .element("a", cube.text().title().in(language), "href", "#" + anchor(cube, language))
                    .close("li");
        }
        html.close("ul").close("nav");
        for (Cube cube : cubes) {
            html.element("h2", cube.text().title().in(language), "id", anchor(cube, language));
            cube.text().notes().forEach(note -> html.element("p", note.in(language)));
            html.add(table(cube, language));
        }
        html.element(
                "h2", language.pick("Ta fram siffrorna igen", "How to reproduce"), "id", language.code() + "-again");
        html.add(new ReportDefinitions(facts, language).reproduction());
        return html.close("article");
    }

    private static String anchor(Cube cube, Language language) {
        return language.code() + "-" + cube.id();
    }

    private static Markup table(Cube cube, Language language) {
        List<Variable> variables = cube.variables();
        List<int[]> across = List.of(new int[0]);
        for (Variable variable : variables.subList(1, variables.size())) {
            across = longer(across, variable.size());
        }
        List<String> heads = new ArrayList<>(List.of(variables.get(0).label().in(language)));
        for (int[] column : across) {
            for (Measure measure : cube.measures()) {
                heads.add(head(variables, column, measure, language));
            }
        }
        Numbers numbers = new Numbers(language);
        PlainTable table = new PlainTable(cube.text().title().in(language), 1, heads);
        for (int first = 0; first < variables.get(0).size(); first++) {
            List<String> cells =
                    new ArrayList<>(List.of(variables.get(0).labels().get(first).in(language)));
            for (int[] column : across) {
                int[] position = new int[variables.size()];
                position[0] = first;
                System.arraycopy(column, 0, position, 1, column.length);
                cube.measures().forEach(measure -> cells.add(numbers.of(cube.figure(measure, position))));
            }
            table.row(cells);
        }
        return table.markup();
    }

    private static List<int[]> longer(List<int[]> columns, int size) {
        List<int[]> longer = new ArrayList<>();
        for (int[] column : columns) {
            for (int code = 0; code < size; code++) {
                int[] next = java.util.Arrays.copyOf(column, column.length + 1);
                next[column.length] = code;
                longer.add(next);
            }
        }
        return longer;
    }

    private static String head(List<Variable> variables, int[] column, Measure measure, Language language) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < column.length; i++) {
            words.add(variables.get(i + 1).labels().get(column[i]).in(language));
        }
        words.add(measure.label().in(language));
        return String.join(", ", words);
    }
}
