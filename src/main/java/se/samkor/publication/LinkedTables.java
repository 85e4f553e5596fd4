package se.samkor.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import se.samkor.disclosure.Interval;
import se.samkor.disclosure.PublishedMean;
import se.samkor.domain.DayBand;
import se.samkor.table.Contributions;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * Lays the results of a run out as tables that disclosure control sees as one: who was followed up, and a durability
 * table for each benefit. They count the same exits, so that a total that two of them share is one cell. Means are
 * rounded here to what is published; a difference is the one between the printed means, as in the 2021 report.
 */
final class LinkedTables {
    static final String ALL = "ALL";
    static final String PERSONS = "persons";
    static final String STATUS = "status";
    static final String SEX = "sex";
    static final String FOLLOWED_UP = "followed_up";
    /** Everybody with a registration that counts, with or without an exit in the year. */
    static final String EVERYBODY = "PERSONS";

    static final String NO_EXIT = "no_exit";
    static final List<String> BENEFITS = List.of("SJP", "AE", "SE");
    static final List<String> SEXES = List.of("K", "M");
    static final List<String> PARTS = List.of("before", "after", "diff", "diff_low", "diff_high");
    static final int DECIMALS = 2;
    private static final int BAND_DIMENSION = 1;
    private static final double HALF_A_DECIMAL = 0.005;
    static final String EXITS = "exits";

    private final RunTables run;
    private final int maxCount;

    /** A cell that is to be withheld although it is not small. */
    record Extra(String benefit, String band, String sex) {}

    /**
     * What is withheld beyond the small cells and their cover.
     *
     * @param extras cells
     * @param means benefits whose means are withheld everywhere
     */
    record Withheld(Set<Extra> extras, Set<String> means) {
        static final Withheld NOTHING = new Withheld(Set.of(), Set.of());

        Withheld {
            extras = Collections.unmodifiableSet(new LinkedHashSet<>(extras));
            means = Collections.unmodifiableSet(new LinkedHashSet<>(means));
        }

        Withheld andExtras(Collection<Extra> more) {
            Set<Extra> all = new LinkedHashSet<>(extras);
            all.addAll(more);
            return new Withheld(all, means);
        }

        Withheld andMeansOf(Collection<String> more) {
            Set<String> all = new LinkedHashSet<>(means);
            all.addAll(more);
            return new Withheld(extras, all);
        }
    }

    LinkedTables(RunTables run, int maxCount) {
        this.run = run;
        this.maxCount = maxCount;
    }

    /** The follow-up table first, then the benefits in order, then the comparison where there is one. */
    List<StatisticalTable> build(Withheld withheld) {
        List<StatisticalTable> tables = new ArrayList<>();
        tables.add(followUp());
        BENEFITS.forEach(benefit -> tables.add(durability(benefit, withheld)));
        tables.addAll(ComparisonSection.tables(run, maxCount, withheld.means()));
        return tables;
    }

    /** The statuses that exits have, followed-up ones first. */
    List<String> statuses() {
        Map<String, Long> others = new TreeMap<>(run.exits());
        others.remove(FOLLOWED_UP);
        List<String> statuses = new ArrayList<>(List.of(FOLLOWED_UP));
        statuses.addAll(others.keySet());
        return statuses;
    }

    List<String> bandLabels() {
        return run.bands().stream().map(DayBand::label).toList();
    }

    static String column(String benefit, String part) {
        return benefit.toLowerCase(Locale.ROOT) + "_" + part;
    }

    private StatisticalTable followUp() {
        Dimension status = statusDimension();
        TableBuilder table = new TableBuilder("follow_up", List.of(status))
                .population(EXITS)
                .countName(PERSONS)
                .countedRows();
        run.exits().forEach((code, persons) -> table.add(List.of(code), (double) persons, 0, -1));
        noExits().ifPresent(persons -> table.add(List.of(NO_EXIT), (double) persons, 0, -1));
        return table.build();
    }

    /** Persons with a registration that counts and no exit in the year; empty when it is not known how many. */
    private Optional<Long> noExits() {
        long exits = run.exits().values().stream().mapToLong(Long::longValue).sum();
        return run.details().flow().map(flow -> flow.persons() - exits).filter(persons -> persons >= 0);
    }

    private Dimension statusDimension() {
        if (noExits().isEmpty()) {
            return Dimension.flat(STATUS, ALL, statuses());
        }
        List<Node> nodes = new ArrayList<>(List.of(new Node(1, EVERYBODY), new Node(2, ALL)));
        statuses().forEach(code -> nodes.add(new Node(3, code)));
        nodes.add(new Node(2, NO_EXIT));
        return Dimension.of(STATUS, List.of(new Grouping(nodes)));
    }

    /** The codes of the follow-up table in order. */
    List<String> statusCodes() {
        return statusDimension().codes();
    }

    private StatisticalTable durability(String benefit, Withheld withheld) {
        Dimension status = Dimension.unrelated(STATUS, List.of(FOLLOWED_UP));
        // each benefit has its own bands: equal labels of two benefits are different persons
        Dimension band = Dimension.flat("band_" + benefit.toLowerCase(Locale.ROOT), ALL, bandLabels());
        Dimension sex = Dimension.flat(SEX, ALL, SEXES);
        TableBuilder table = new TableBuilder("durability_" + benefit, List.of(status, band, sex))
                .population(EXITS)
                .countName(PERSONS)
                .countedRows();
        double[][] values =
                new double[BENEFITS.size() * PARTS.size()][table.cells().size()];
        Arrays.stream(values).forEach(column -> Arrays.fill(column, Double.NaN));
        for (DurabilityRow row : run.durability()) {
            if (row.benefit().equals(benefit)) {
                enter(row, table, band, sex, values);
            }
        }
        for (int i = 0; i < values.length; i++) {
            table.dependent(columnName(i), values[i]);
        }
        for (Extra extra : withheld.extras()) {
            if (extra.benefit().equals(benefit)) {
                List<String> codes = List.of(FOLLOWED_UP, extra.band(), extra.sex());
                table.contributions(codes, Contributions.WITHHELD);
            }
        }
        withheld.means().forEach(counted -> PARTS.forEach(part -> table.withhold(column(counted, part))));
        return table.build();
    }

    private static String columnName(int i) {
        return column(BENEFITS.get(i / PARTS.size()), PARTS.get(i % PARTS.size()));
    }

    private static void enter(DurabilityRow row, TableBuilder table, Dimension band, Dimension sex, double[][] values) {
        List<String> codes = List.of(FOLLOWED_UP, row.band(), row.sex());
        if (table.isInner(codes)) {
            table.add(codes, (double) row.persons(), 0, -1);
        } else {
            table.expect(codes, (double) row.persons(), 0);
        }
        int cell = table.cells().cell(0, band.indexOf(row.band()), sex.indexOf(row.sex()));
        for (int i = 0; i < values.length; i++) {
            values[i][cell] = rounded(row, columnName(i));
        }
    }

    private static double rounded(DurabilityRow row, String column) {
        if (column.endsWith("_diff")) {
            String benefit = column.substring(0, column.length() - "_diff".length());
            double before = rounded(row, benefit + "_before");
            double after = rounded(row, benefit + "_after");
            return Double.isNaN(before) || Double.isNaN(after)
                    ? Double.NaN
                    : BigDecimal.valueOf(after)
                            .subtract(BigDecimal.valueOf(before))
                            .doubleValue();
        }
        double value = row.days().getOrDefault(column, Double.NaN);
        return Double.isNaN(value)
                ? value
                : BigDecimal.valueOf(value)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    /** What readers know of the single person behind the means of a benefit's table. */
    List<PublishedMean> means(String benefit, Withheld withheld) {
        List<PublishedMean> means = new ArrayList<>();
        int window = run.bands().get(run.bands().size() - 1).to();
        for (String counted : BENEFITS) {
            if (withheld.means().contains(counted)) {
                continue;
            }
            means.add(mean(column(counted, "before"), counted.equals(benefit), window));
            means.add(mean(column(counted, "after"), false, window));
        }
        return means;
    }

    private PublishedMean mean(String column, boolean banded, int window) {
        List<Interval> ranges = new ArrayList<>(List.of(new Interval(0, window)));
        for (DayBand band : run.bands()) {
            // net days of a person may be fewer than the calendar days that make the band, never more
            double least = run.net() || !banded ? 0 : band.from();
            ranges.add(new Interval(least, banded ? band.to() : window));
        }
        return new PublishedMean(column, BAND_DIMENSION, ranges, HALF_A_DECIMAL);
    }
}
