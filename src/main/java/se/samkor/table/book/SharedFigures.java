package se.samkor.table.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must hold between counted tables. A cell is known by what it counts: population, unit, year, and the meaning of its
 * codes; the same cell has one figure wherever it stands, and who started, ended or is a person is among those who took part.
 */
final class SharedFigures {
    static final String SAME = "one figure the same in every table";
    static final String WITHIN = "a part of a population within the population";

    private static final double SLACK = 1e-6;

    /** What a cell counts. */
    private record Meaning(Population population, CountUnit unit, String year, TreeSet<String> conditions) {
        Meaning of(Population other, CountUnit counted) {
            return new Meaning(other, counted, year, conditions);
        }
    }

    private record Figure(String table, String place, double value) {}

    private final Map<String, Figure> figures = new TreeMap<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private final List<Violation> found = new ArrayList<>();

    static List<Violation> of(List<BookTable> tables) {
        SharedFigures shared = new SharedFigures();
        tables.forEach(shared::take);
        shared.meanings.forEach(shared::within);
        return shared.found;
    }

    private void take(BookTable table) {
        Map<List<String>, Double> counts = table.values(BookRow.COUNT);
        for (List<String> cell : table.cells()) {
            double value = counts.getOrDefault(cell, 0.0);
            meaning(table, cell).ifPresent(meaning -> {
                Figure figure = new Figure(table.id(), table.place(cell), value);
                Figure known = figures.putIfAbsent(meaning.toString(), figure);
                if (known == null) {
                    meanings.add(meaning);
                } else if (Math.abs(known.value() - value) > SLACK * Math.max(1, Math.abs(value))) {
                    found.add(new Violation(
                            table.id(),
                            SAME,
                            value + " (" + figure.place() + ") but " + known.value() + " in table " + known.table()
                                    + " (" + known.place() + ")"));
                }
            });
        }
    }

    private static Optional<Meaning> meaning(BookTable table, List<String> cell) {
        TablePage page = table.page();
        int yearAt = page.position(BookDimension.YEAR);
        int momentAt = page.position(BookDimension.MOMENT);
        String moment = momentAt < 0 ? page.moment() : cell.get(momentAt);
        TreeSet<String> conditions = new TreeSet<>();
        page.where().forEach(condition -> conditions.add(CellMeaning.of(condition, condition.codes(), moment)));
        for (int i = 0; i < cell.size(); i++) {
            PageDimension dimension = page.dimensions().get(i);
            String code = cell.get(i);
            if (i == yearAt || i == momentAt || code.equals(BookDimension.ALL)) {
                continue;
            }
            if (code.equals(PageDimension.NO_ROW)) {
                return Optional.empty();
            }
            conditions.add(CellMeaning.of(dimension, code, moment));
        }
        if (page.unit() == CountUnit.SOURCES) {
            // what all sources are depends on the moment
            conditions.add("sources "
                    + page.dimensions().stream()
                            .filter(PageReader::isSupport)
                            .map(dimension -> dimension.dimension().at(moment).key())
                            .toList());
        }
        String year = yearAt < 0 ? Integer.toString(table.year()) : cell.get(yearAt);
        return Optional.of(new Meaning(page.population(), page.unit(), year, conditions));
    }

    private void within(Meaning meaning) {
        boolean part = meaning.population() == Population.NEW || meaning.population() == Population.ENDED;
        if (part) {
            compare(meaning, meaning.of(Population.ONGOING, meaning.unit()));
        }
        if (meaning.unit() == CountUnit.PERSONS) {
            compare(meaning, meaning.of(meaning.population(), CountUnit.PARTICIPATIONS));
        }
        if (meaning.unit() == CountUnit.FORBUND && meaning.population() != Population.KOMMUNER) {
            compare(meaning, meaning.of(meaning.population(), CountUnit.INSATSER));
        }
    }

    private void compare(Meaning part, Meaning whole) {
        Figure more = figures.get(whole.toString());
        Figure fewer = figures.get(part.toString());
        if (more != null && fewer != null && fewer.value() > more.value() + SLACK) {
            found.add(new Violation(
                    fewer.table(),
                    WITHIN,
                    fewer.value() + " (" + fewer.place() + ") of " + more.value() + " in table " + more.table()));
        }
    }
}
