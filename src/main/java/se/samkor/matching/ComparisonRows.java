package se.samkor.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DayBand;
import se.samkor.schema.ComparisonTable;
import se.samkor.schema.ResultTable;

/** The result rows of a comparison: {@link ComparisonTable}. */
public final class ComparisonRows {
    private static final List<String> SEXES = List.of("ALL", "K", "M");

    private final MatchedComparison comparison;
    private final int year;
    private final List<DayBand> bands;
    private final boolean net;
    private final List<Row> effects = new ArrayList<>();
    private final List<Row> groups = new ArrayList<>();
    private final CheckRows checks;
    private final ProfileRows profile;

    /**
     * Rows of an exit year.
     *
     * @param windowDays length of the windows, which gives the bands
     * @param net whether days are net days; bands are of calendar days always
     * @param observedFrom the first day the payout registers cover, {@link Integer#MIN_VALUE} when it is not known
     */
    public ComparisonRows(MatchedComparison comparison, int year, int windowDays, boolean net, int observedFrom) {
        this.comparison = comparison;
        this.year = year;
        this.bands = DayBand.of(windowDays);
        this.net = net;
        this.checks = new CheckRows(comparison, year, windowDays, observedFrom);
        this.profile = new ProfileRows(comparison, year, windowDays, net);
        if (comparison.participants().isEmpty()) {
            return;
        }
        for (String benefit : MatchedComparison.BENEFITS) {
            add(benefit);
        }
    }

    /** The rows of every table, by the table's name. */
    public Map<String, List<Row>> tables() {
        Map<ResultTable, List<Row>> tables = Map.of(
                ComparisonTable.TABLE, effects,
                ComparisonTable.GROUPS, groups,
                ComparisonTable.BALANCE, balance(),
                ComparisonTable.LOVE, love(),
                ComparisonTable.ESTIMATES, checks.estimates(),
                ComparisonTable.SENSITIVITY, checks.sensitivity(),
                ComparisonTable.PROFILE, profile.rows(),
                ComparisonTable.MATCHED, matched(),
                ComparisonTable.UNMATCHED, unmatched());
        Map<String, List<Row>> named = new TreeMap<>();
        tables.forEach((table, rows) -> named.put(table.name(), rows));
        return named;
    }

    private void add(String benefit) {
        MatchedChanges data = comparison.changes(benefit, net);
        double[] calendar = net ? comparison.changes(benefit, false).before() : data.before();
        List<Subject> persons = comparison.participants();
        Expectation expected = data.expected();
        for (String band : labels()) {
            for (String sex : SEXES) {
                int[] some = IntStream.range(0, data.size())
                        .filter(i -> sex.equals("ALL") || (persons.get(i).sex() == 1) == sex.equals("K"))
                        .filter(i -> band.equals("ALL") || band.equals(label(calendar[i])))
                        .toArray();
                if (some.length > 0) {
                    effects.add(row(benefit, sex, band, ChangeEffect.of(data, some, expected)));
                }
            }
        }
        for (AgeBand age : AgeBand.values()) {
            group(benefit, "age", age.label(), data, expected, person -> age.holds(person.age()));
        }
        SortedSet<String> inriktningar = new TreeSet<>();
        persons.forEach(person -> inriktningar.addAll(comparison.inriktningar(person)));
        for (String code : inriktningar) {
            group(benefit, "inriktning", code, data, expected, person -> comparison
                    .inriktningar(person)
                    .contains(code));
        }
        checks.add(benefit, net, data, expected);
        profile.add(benefit);
    }

    private void group(
            String benefit,
            String dimension,
            String group,
            MatchedChanges data,
            Expectation expected,
            Predicate<Subject> belongs) {
        List<Subject> persons = comparison.participants();
        int[] some = IntStream.range(0, data.size())
                .filter(i -> belongs.test(persons.get(i)))
                .toArray();
        if (some.length > 0) {
            groups.add(row(benefit, dimension, group, ChangeEffect.of(data, some, expected)));
        }
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>(List.of("ALL"));
        bands.forEach(band -> labels.add(band.label()));
        return labels;
    }

    private String label(double days) {
        return bands.stream()
                .filter(band -> days >= band.from() && days <= band.to())
                .findFirst()
                .orElseThrow()
                .label();
    }

    private Row row(String benefit, String first, String second, ChangeEffect effect) {
        double half = effect.halfWidth();
        return RowFactory.create(
                year,
                benefit,
                first,
                second,
                (long) effect.participants(),
                (long) effect.controls(),
                effect.before(),
                effect.after(),
                effect.controlBefore(),
                effect.controlAfter(),
                effect.effect(),
                known(effect.stdError()),
                known(effect.effect() - half),
                known(effect.effect() + half));
    }

    private List<Row> balance() {
        return comparison.balance().stream()
                .map(one -> RowFactory.create(
                        one.covariate(),
                        known(one.participants()),
                        known(one.controlsBefore()),
                        known(one.controlsAfter()),
                        known(one.smdBefore()),
                        known(one.smdAfter())))
                .toList();
    }

    private List<Row> love() {
        return comparison.balance().stream()
                .map(one -> RowFactory.create(
                        year,
                        one.covariate(),
                        known(one.smdBefore()),
                        known(one.smdAfter()),
                        known(one.ratioBefore()),
                        known(one.ratioAfter())))
                .toList();
    }

    private List<Row> matched() {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Long> status : comparison.statuses().entrySet()) {
            rows.add(RowFactory.create(year, status.getKey(), status.getValue()));
        }
        return rows;
    }

    private List<Row> unmatched() {
        return comparison.unmatched().stream()
                .map(one -> RowFactory.create(
                        year,
                        one.covariate(),
                        known(one.participants()),
                        known(one.controlsBefore()),
                        known(-one.smdBefore())))
                .toList();
    }

    static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
