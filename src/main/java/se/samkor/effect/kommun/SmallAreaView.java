package se.samkor.effect.kommun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.estimate.SmallAreas;
import se.samkor.estimate.UnusableData;

/**
 * Each kommun's and each förbund's change of an outcome from the first half of the years to the second, drawn towards the
 * mean of all by empirical Bayes, with the limits within which chance alone would keep it. The error variance of an area
 * is a common variance between years, divided by the population: estimated from the years' deviations from the mean of
 * their half, pooled over all areas, so that a small area has a wide funnel.
 */
public final class SmallAreaView {
    private static final double WIDE = 3.090232306167813;
    private static final double NARROW = 1.959963984540054;

    private SmallAreaView() {}

    /** The yearly values of an area: population and value in each year, in order. */
    private record Area(String name, List<double[]> years) {}

    /** Rows of {@code small_area}: outcomes by sex, kommuner and then förbund, in order of name. */
    public static List<Row> rows(KommunYears panel, List<Outcome> outcomes) {
        List<Row> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            for (String sex : List.of("ALL", "K", "M")) {
                rows.addAll(rows(panel, outcome, sex, "kommun", KommunYear::kommun));
                rows.addAll(rows(panel, outcome, sex, "forbund", KommunYear::cluster));
            }
        }
        return rows;
    }

    /** Funnel plots of kommuner and förbund by outcome, from the rows of {@code small_area}. */
    public static Map<String, String> funnels(List<Row> rows) {
        Map<String, String> funnels = new LinkedHashMap<>();
        for (Row row : rows) {
            funnels.computeIfAbsent(
                    row.getString(0),
                    outcome -> FunnelPlot.of(rows, outcome, "kommun") + FunnelPlot.of(rows, outcome, "forbund"));
        }
        return funnels;
    }

    private static List<Row> rows(
            KommunYears panel, Outcome outcome, String sex, String level, Function<KommunYear, String> name) {
        List<Integer> years = panel.years();
        int cut = years.get(years.size() / 2);
        List<double[]> changes = new ArrayList<>();
        List<Area> areas = areas(panel, outcome, sex, name);
        double scale = scale(areas, cut);
        List<Area> used = new ArrayList<>();
        for (Area area : areas) {
            double[] before = half(area, cut, true);
            double[] after = half(area, cut, false);
            if (before[0] > 0 && after[0] > 0) {
                double variance = scale * (1 / before[0] + 1 / after[0]);
                changes.add(new double[] {before[1], after[1], after[1] - before[1], variance, before[0] + after[0]});
                used.add(area);
            }
        }
        return shrunken(outcome, sex, level, used, changes);
    }

    private static List<Area> areas(KommunYears panel, Outcome outcome, String sex, Function<KommunYear, String> name) {
        Map<String, Map<Integer, double[]>> sums = new TreeMap<>();
        for (KommunYear row : panel.all()) {
            boolean wanted = row.sex().equals(sex) && row.age().equals(outcome.age());
            if (wanted && outcome.of(row).isPresent()) {
                double[] sum = sums.computeIfAbsent(name.apply(row), absent -> new TreeMap<>())
                        .computeIfAbsent(row.year(), absent -> new double[2]);
                sum[0] += row.exposure();
                sum[1] += row.exposure() * outcome.of(row).orElseThrow();
            }
        }
        Map<String, Area> areas = new LinkedHashMap<>();
        sums.forEach((area, byYear) -> {
            List<double[]> years = new ArrayList<>();
            byYear.forEach((year, sum) -> years.add(new double[] {year, sum[0], sum[1] / sum[0]}));
            areas.put(area, new Area(area, years));
        });
        return List.copyOf(areas.values());
    }

    /** Person-years and mean of an area before or from the cut on. */
    private static double[] half(Area area, int cut, boolean before) {
        double weight = 0;
        double sum = 0;
        for (double[] year : area.years()) {
            if (year[0] < cut == before) {
                weight += year[1];
                sum += year[1] * year[2];
            }
        }
        return new double[] {weight, weight > 0 ? sum / weight : 0};
    }

    /**
     * The variance of one person-year: weighted squares of years around the mean of their half and area, pooled, after what
     * the year had in common in all areas has been taken out.
     */
    private static double scale(List<Area> all, int cut) {
        List<Area> areas = withoutCommonYears(all);
        double squares = 0;
        int degrees = 0;
        for (Area area : areas) {
            for (boolean before : new boolean[] {true, false}) {
                double mean = half(area, cut, before)[1];
                int n = 0;
                for (double[] year : area.years()) {
                    if (year[0] < cut == before) {
                        squares += year[1] * (year[2] - mean) * (year[2] - mean);
                        n++;
                    }
                }
                degrees += Math.max(0, n - 1);
            }
        }
        return degrees == 0 ? Double.NaN : squares / degrees;
    }

    private static List<Area> withoutCommonYears(List<Area> areas) {
        Map<Double, double[]> sums = new TreeMap<>();
        for (Area area : areas) {
            for (double[] year : area.years()) {
                double[] sum = sums.computeIfAbsent(year[0], absent -> new double[2]);
                sum[0] += year[1];
                sum[1] += year[1] * year[2];
            }
        }
        List<Area> without = new ArrayList<>();
        for (Area area : areas) {
            List<double[]> years = new ArrayList<>();
            for (double[] year : area.years()) {
                double[] sum = sums.getOrDefault(year[0], new double[] {1, 0});
                years.add(new double[] {year[0], year[1], year[2] - sum[1] / sum[0]});
            }
            without.add(new Area(area.name(), years));
        }
        return without;
    }

    private static List<Row> shrunken(
            Outcome outcome, String sex, String level, List<Area> used, List<double[]> changes) {
        List<Row> rows = new ArrayList<>();
        try {
            SmallAreas areas = SmallAreas.of(
                    changes.stream().mapToDouble(change -> change[2]).toArray(),
                    changes.stream().mapToDouble(change -> change[3]).toArray());
            for (int i = 0; i < used.size(); i++) {
                rows.add(row(outcome, sex, level, used.get(i).name(), changes.get(i), areas, i));
            }
        } catch (UnusableData none) {
            for (int i = 0; i < used.size(); i++) {
                @Nullable Object[] values = new Object[18];
                values[0] = outcome.column();
                values[1] = sex;
                values[2] = level;
                values[3] = used.get(i).name();
                values[4] = changes.get(i)[4];
                values[5] = changes.get(i)[0];
                values[6] = changes.get(i)[1];
                values[7] = changes.get(i)[2];
                values[17] = String.valueOf(none.getMessage());
                rows.add(RowFactory.create(values));
            }
        }
        return rows;
    }

    private static Row row(
            Outcome outcome, String sex, String level, String area, double[] change, SmallAreas areas, int at) {
        double shrunken = areas.shrunken(at);
        double error = areas.stdError(at);
        double distance = Math.abs(change[2] - areas.common());
        String place = distance > areas.funnel(at, WIDE)
                ? "outside 99.8 %"
                : distance > areas.funnel(at, NARROW) ? "outside 95 %" : "within";
        return RowFactory.create(
                outcome.column(),
                sex,
                level,
                area,
                change[4],
                change[0],
                change[1],
                change[2],
                Math.sqrt(change[3]),
                areas.reliability(at),
                shrunken,
                shrunken - NARROW * error,
                shrunken + NARROW * error,
                areas.common() - areas.funnel(at, NARROW),
                areas.common() + areas.funnel(at, NARROW),
                areas.common() - areas.funnel(at, WIDE),
                areas.common() + areas.funnel(at, WIDE),
                place);
    }
}
