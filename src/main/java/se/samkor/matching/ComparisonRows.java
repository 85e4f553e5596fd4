package se.samkor.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DayBand;
import se.samkor.schema.ComparisonTable;

/** The result rows of a comparison: {@link ComparisonTable}. */
public final class ComparisonRows {
    private static final List<String> SEXES = List.of("ALL", "K", "M");

    private final MatchedComparison comparison;
    private final int year;
    private final List<DayBand> bands;
    private final boolean net;
    private final List<Row> effects = new ArrayList<>();
    private final List<Row> checks = new ArrayList<>();

    /**
     * Rows of an exit year.
     *
     * @param windowDays length of the windows, which gives the bands
     * @param net whether days are net days; bands are of calendar days always
     */
    public ComparisonRows(MatchedComparison comparison, int year, int windowDays, boolean net) {
        this.comparison = comparison;
        this.year = year;
        this.bands = DayBand.of(windowDays);
        this.net = net;
        for (String benefit : MatchedComparison.BENEFITS) {
            add(benefit);
        }
    }

    /** Effects by benefit, sex and band. */
    public List<Row> effects() {
        return effects;
    }

    /** The same effects by several methods, all participants together. */
    public List<Row> checks() {
        return checks;
    }

    private void add(String benefit) {
        MatchedChanges data = comparison.changes(benefit, net);
        double[] calendar = net ? comparison.changes(benefit, false).before() : data.before();
        boolean[] women = comparison.women();
        OutcomeModel expected = data.expectedChange();
        for (String band : labels()) {
            for (String sex : SEXES) {
                int[] some = IntStream.range(0, data.size())
                        .filter(i -> sex.equals("ALL") || women[i] == sex.equals("K"))
                        .filter(i -> band.equals("ALL") || band.equals(label(calendar[i])))
                        .toArray();
                if (some.length > 0) {
                    effects.add(row(benefit, sex, band, ChangeEffect.of(data, some, expected)));
                }
            }
        }
        if (data.size() > 0) {
            int[] all = IntStream.range(0, data.size()).toArray();
            checks.add(check(benefit, data, ChangeEffect.of(data, all, expected)));
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

    private Row row(String benefit, String sex, String band, ChangeEffect effect) {
        double half = effect.halfWidth();
        return RowFactory.create(
                year,
                benefit,
                sex,
                band,
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

    private Row check(String benefit, MatchedChanges data, ChangeEffect effect) {
        double[] differences = data.differences();
        double deviation = NearestNeighbour.standardDeviation(differences);
        return RowFactory.create(
                year,
                benefit,
                effect.rawChange(),
                effect.expectedChange(),
                known(effect.shareExplained()),
                effect.effect(),
                effect.adjusted(),
                known(effect.stdError()),
                Sensitivity.gamma(differences),
                deviation > 0 ? Sensitivity.eValue(effect.effect() / deviation) : null);
    }

    /** Balance, in the order of the covariates. */
    public List<Row> balance() {
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

    /** How many were matched, and how many not. */
    public List<Row> matched() {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Long> status : comparison.statuses().entrySet()) {
            rows.add(RowFactory.create(year, status.getKey(), status.getValue()));
        }
        return rows;
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
