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
import se.samkor.schema.DurabilityWindowsTable;
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
        read(all.rows(), (family, cell, row, size) -> truth.computeIfAbsent(family, f -> new TreeMap<>())
                .put(cell, estimate(family, row)));
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
        read(rows, (family, cell, row, size) -> {
            int low = low(family);
            if (!row.isNullAt(low) && !row.isNullAt(low + 1)) {
                intervals
                        .computeIfAbsent(family, f -> new TreeMap<>())
                        .computeIfAbsent(cell, c -> new ArrayList<>())
                        .add(new Interval(row.getDouble(low), row.getDouble(low + 1), size));
            }
        });
    }

    private interface Reader {
        void take(String family, String cell, Row row, long size);
    }

    private static final String WINDOWS = "mean differences (durability_windows.csv)";
    private static final String BEFORE = "mean time before (time_before.csv)";
    private static final String KAPLAN_MEIER = "Kaplan-Meier curves (survival.csv)";
    private static final String AALEN_JOHANSEN = "cumulative incidence (survival.csv)";

    private static void read(Map<ResultTable, List<Row>> rows, Reader reader) {
        for (Row row : rows.getOrDefault(DurabilityWindowsTable.TABLE, List.of())) {
            if (row.getInt(1) == row.getInt(0)) {
                reader.take(WINDOWS, name(row, 2, 6), row, row.getLong(6));
            }
        }
        for (Row row : rows.getOrDefault(TimeBeforeTable.TABLE, List.of())) {
            reader.take(BEFORE, name(row, 1, 6), row, row.getLong(6));
        }
        for (Row row : rows.getOrDefault(SurvivalTable.TABLE, List.of())) {
            if (row.getInt(6) > 0) {
                String family = row.getString(4).equals("kaplan_meier") ? KAPLAN_MEIER : AALEN_JOHANSEN;
                reader.take(family, name(row, 1, 7), row, Math.min(row.getLong(8), row.getLong(9)));
            }
        }
    }

    private static String name(Row row, int from, int to) {
        List<String> parts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            parts.add(String.valueOf(row.get(i)));
        }
        return String.join(" ", parts);
    }

    private static int low(String family) {
        return family.equals(WINDOWS) ? 11 : family.equals(BEFORE) ? 9 : 12;
    }

    private static double estimate(String family, Row row) {
        int at = family.equals(WINDOWS) || family.equals(KAPLAN_MEIER) || family.equals(AALEN_JOHANSEN) ? 10 : 8;
        return row.isNullAt(at) ? Double.NaN : row.getDouble(at);
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
            makes `durability_windows`, `time_before` and `survival`; what all registers say together stands for the population. Counted
            is how many of the 95 % intervals hold it. Size is the number of persons behind a mean; for a point of a curve it is the number
            of events through the day or of persons at risk, whichever is less. The last columns are the cells of a table that have such an
            interval in at least half of the registers, and the coverage of nine in ten of them.

            Every kind of figure is within 93 and 97 %. Single cells are not where nearly all differences are 0 and a handful of persons decide:
            the mean difference of sjukersättning within three months, where two or three of 75 persons have lost it, holds the truth less
            often than stated, as every interval by Student's t of such data. A curve with fewer than ten events says little either way.

            Made by `IntervalCoverageTest` with `-Dsamkor.coverage=500 -Dsamkor.docs=write`; the test suite does the same with fewer
            registers and wider limits.

            | figures | size | intervals | hold the truth, % | cells | 5th to 95th percentile of cells, % |
            |---|---|--:|--:|--:|---|
            """;
}
