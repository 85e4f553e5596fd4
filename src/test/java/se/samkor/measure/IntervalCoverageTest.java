package se.samkor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import se.samkor.GeneratedPage;
import se.samkor.schema.BenefitExitsTable;
import se.samkor.schema.BenefitLevelTable;
import se.samkor.schema.ComponentsTable;
import se.samkor.schema.DurabilityWindowsTable;
import se.samkor.schema.ProfileTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SurvivalTable;
import se.samkor.schema.TimeBeforeTable;

/**
 * How often the 95 % intervals of means and curves hold the value of the population that the persons of many registers are
 * drawn from; what all the registers say together stands for that value. {@code -Dsamkor.coverage=500} for the registers of
 * {@code src/docs/coverage.md}, which {@code -Dsamkor.docs=write} then writes.
 */
class IntervalCoverageTest {
    private static final int REGISTERS = Integer.getInteger("samkor.coverage", 40);
    private static final int PERSONS = Integer.getInteger("samkor.coverage.persons", 500);
    private static final int STUDY = 500;
    /** Persons behind a mean, and events and persons at risk behind a point of a curve. */
    private static final int[] SIZES = {0, 10, 30, 100};

    /** An interval and how much is behind it. */
    private record Interval(double low, double high, long size) {}

    private final Map<String, Map<String, List<Interval>>> intervals = new TreeMap<>();

    @Test
    void intervalsHoldTheTruthNearly95TimesOf100() {
        CohortTallies all = new SimulatedRegister(0).of(PERSONS);
        keep(all.rows());
        for (int register = 1; register < REGISTERS; register++) {
            CohortTallies one = new SimulatedRegister(register).of(PERSONS);
            keep(one.rows());
            all.merge(one);
        }
        Map<String, Map<String, Double>> truth = new TreeMap<>();
        read(all.rows(), (family, cell, figure) -> truth.computeIfAbsent(family, f -> new TreeMap<>())
                .put(cell, figure.value()));
        List<String> lines = new ArrayList<>();
        double tolerance = REGISTERS >= STUDY ? 0.02 : 0.04;
        intervals.forEach((family, cells) -> {
            Map<String, Double> values = truth.getOrDefault(family, Map.of());
            Sized every = new Sized(cells, values, 0, Long.MAX_VALUE);
            assertThat(every.share()).as(family).isBetween(0.95 - tolerance, 0.95 + tolerance);
            lines.add(every.line(family, "all"));
            for (int size = 0; size < SIZES.length; size++) {
                long to = size + 1 < SIZES.length ? SIZES[size + 1] : Long.MAX_VALUE;
                Sized some = new Sized(cells, values, SIZES[size], to);
                String sizes = size + 1 < SIZES.length ? SIZES[size] + "–" + (to - 1) : SIZES[size] + " or more";
                if (some.of > 0) {
                    lines.add(some.line("", sizes));
                }
            }
        });
        if (REGISTERS >= STUDY) {
            GeneratedPage.check("coverage.md", HEADING + String.join("\n", lines) + "\n");
        }
    }

    private void keep(Map<ResultTable, List<Row>> rows) {
        read(rows, (family, cell, figure) -> {
            if (!Double.isNaN(figure.low()) && !Double.isNaN(figure.high())) {
                intervals
                        .computeIfAbsent(family, f -> new TreeMap<>())
                        .computeIfAbsent(cell, c -> new ArrayList<>())
                        .add(new Interval(figure.low(), figure.high(), figure.size()));
            }
        });
    }

    /** An estimate, its interval, and how much is behind it; not a number where missing. */
    private record Estimate(double value, double low, double high, long size) {
        static Estimate of(Row row, int value, int low, long size) {
            return new Estimate(number(row, value), number(row, low), number(row, low + 1), size);
        }

        private static double number(Row row, int at) {
            return row.isNullAt(at) ? Double.NaN : row.getDouble(at);
        }
    }

    private interface Reader {
        void take(String family, String cell, Estimate figure);
    }

    private static void read(Map<ResultTable, List<Row>> rows, Reader reader) {
        for (Row row : rows.getOrDefault(DurabilityWindowsTable.TABLE, List.of())) {
            if (row.getInt(1) == row.getInt(0)) {
                long persons = row.getLong(6);
                reader.take(WINDOWS, name(row, 2, 6), Estimate.of(row, 10, 11, persons));
                reader.take(MEANS, name(row, 2, 6) + " before", Estimate.of(row, 8, 13, persons));
                reader.take(MEANS, name(row, 2, 6) + " after", Estimate.of(row, 9, 15, persons));
            }
        }
        for (Row row : rows.getOrDefault(TimeBeforeTable.TABLE, List.of())) {
            reader.take(BEFORE, name(row, 1, 6), Estimate.of(row, 8, 9, row.getLong(6)));
        }
        for (Row row : rows.getOrDefault(SurvivalTable.TABLE, List.of())) {
            if (row.getInt(6) > 0) {
                String family = row.getString(4).equals("kaplan_meier") ? KAPLAN_MEIER : AALEN_JOHANSEN;
                reader.take(
                        family, name(row, 1, 7), Estimate.of(row, 10, 12, Math.min(row.getLong(8), row.getLong(9))));
            }
        }
        for (Row row : rows.getOrDefault(ProfileTable.TABLE, List.of())) {
            if (row.getInt(1) % EVERY == 0) {
                reader.take(PROFILE, name(row, 1, 4) + " share", Estimate.of(row, 5, 9, row.getLong(4)));
                reader.take(PROFILE, name(row, 1, 4) + " net", Estimate.of(row, 6, 11, row.getLong(4)));
            }
        }
        for (Row row : rows.getOrDefault(ComponentsTable.TABLE, List.of())) {
            boolean byDefinition = row.getString(4).equals("regression_to_mean")
                    && row.getString(2).equals("ALL");
            if (!byDefinition) {
                reader.take(COMPONENTS, name(row, 1, 5), Estimate.of(row, 6, 7, row.getLong(9)));
            }
        }
        for (Row row : rows.getOrDefault(BenefitLevelTable.TABLE, List.of())) {
            for (int level = 0; level < LEVELS; level++) {
                boolean byDefinition = row.getString(4).equals("start") && level == 0;
                if (!byDefinition) {
                    reader.take(
                            LEVEL,
                            name(row, 1, 5) + " " + level,
                            Estimate.of(row, 6 + level, 13 + 2 * level, row.getLong(5)));
                }
            }
        }
        for (Row row : rows.getOrDefault(BenefitExitsTable.TABLE, List.of())) {
            reader.take(EXITS, name(row, 1, 7), Estimate.of(row, 8, 13, row.getLong(10)));
        }
    }

    private static final String WINDOWS = "mean differences (durability_windows.csv)";
    private static final String MEANS = "means before and after (durability_windows.csv)";
    private static final String BEFORE = "mean time before (time_before.csv)";
    private static final String KAPLAN_MEIER = "Kaplan-Meier curves (survival.csv)";
    private static final String AALEN_JOHANSEN = "cumulative incidence (survival.csv)";
    private static final String PROFILE = "share and net days by day (profile.csv)";
    private static final String COMPONENTS = "components of the difference (components.csv)";
    private static final String LEVEL = "shares by level (benefit_level.csv)";
    private static final String EXITS = "shares by destination (benefit_exits.csv)";
    private static final int EVERY = 30;
    private static final int LEVELS = 5;

    private static String name(Row row, int from, int to) {
        List<String> parts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            parts.add(String.valueOf(row.get(i)));
        }
        return String.join(" ", parts);
    }

    /** The intervals of a family that so much is behind, and how many of them hold the truth. */
    private static final class Sized {
        private long held;
        private long of;
        /** The share of each cell that has such an interval in half of the registers. */
        private final List<Double> byCell = new ArrayList<>();

        Sized(Map<String, List<Interval>> cells, Map<String, Double> truth, long from, long to) {
            cells.forEach((cell, all) -> {
                double value = truth.getOrDefault(cell, Double.NaN);
                List<Interval> sized = all.stream()
                        .filter(interval -> interval.size() >= from && interval.size() < to)
                        .toList();
                long own = sized.stream()
                        .filter(interval -> interval.low() <= value && value <= interval.high())
                        .count();
                held += own;
                of += sized.size();
                if (sized.size() >= REGISTERS / 2) {
                    byCell.add((double) own / sized.size());
                }
            });
            byCell.sort(null);
        }

        double share() {
            return (double) held / of;
        }

        String line(String family, String sizes) {
            String spread = byCell.isEmpty()
                    ? "0 | –"
                    : String.format(
                            Locale.ROOT,
                            "%d | %.1f–%.1f",
                            byCell.size(),
                            100 * byCell.get(byCell.size() / 20),
                            100 * byCell.get(byCell.size() - 1 - byCell.size() / 20));
            return String.format(Locale.ROOT, "| %s | %s | %d | %.1f | %s |", family, sizes, of, 100 * share(), spread);
        }
    }

    private static final String HEADING =
            """
            # How often the intervals are right

            500 registers of 500 persons each are drawn from one made-up population (spells of each benefit before, through and after
            stays that end in 2020, relapses, one benefit taking over from another, deaths, moves). Every register goes through the code that
            makes `durability_windows`, `time_before`, `survival`, `profile`, `components`, `benefit_level` and `benefit_exits`; what all
            registers say together stands for the population. Counted is how many of the 95 % intervals hold it; of the profile every
            thirtieth day. Size is the number of persons behind a mean or share; for a point of a curve it is the number of events through
            the day or of persons at risk, whichever is less. The last columns are the cells of a table that have such an interval in at
            least half of the registers, and the coverage of nine in ten of them.

            Every kind of figure is within 93 and 97 %. Where almost nobody has what is counted, or has changed, single cells hold the truth
            more often than stated: their intervals allow for what might have been (definition 21a). With Student's interval alone mean
            differences held it 93.2 % of the time and single short windows as seldom as 67 %, since two or three persons of 75 decide
            there. Single components of a band, where a line is drawn through few persons, and shares of rare destinations still hold it less
            often, down to 88 %. A curve with fewer than ten events says little either way.

            Made by `IntervalCoverageTest` with `-Dsamkor.coverage=500 -Dsamkor.docs=write`; the test suite does the same with fewer
            registers and wider limits.

            | figures | size | intervals | hold the truth, % | cells | 5th to 95th percentile of cells, % |
            |---|---|--:|--:|--:|---|
            """;
}
