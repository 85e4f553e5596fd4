package se.samkor.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DayBand;
import se.samkor.domain.DayCount;
import se.samkor.schema.DurabilityDaysTable;

/**
 * The durability table (Bilaga 5 of the 2021 report): mean days before and after by band of the days before and by sex,
 * zeros included, with the interval of the mean difference. Bands are always of calendar days. Sums are taken in whole
 * units, so the table does not depend on how Spark has cut the data.
 */
public final class DurabilityDays {
    private static final String ALL = "ALL";

    private final int year;
    private final List<DayBand> bands;

    DurabilityDays(int year, int windowDays) {
        this.year = year;
        this.bands = DayBand.of(windowDays);
    }

    /**
     * What is made of the followed-up persons, sorted.
     *
     * @param days the rows of {@link DurabilityDaysTable}
     * @param means the rows of {@link se.samkor.schema.DurabilityMeansTable}
     */
    public record Tables(List<Row> days, List<Row> means) {
        public Tables {
            days = List.copyOf(days);
            means = List.copyOf(means);
        }
    }

    /** Both tables, from the sums over followed-up persons. */
    Tables of(DurabilitySums sums) {
        List<Row> rows = new ArrayList<>();
        List<Row> means = new ArrayList<>();
        DurabilityMeans intervals = new DurabilityMeans(year, bands, sums);
        for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
            int sections = benefit == Groups.ALL ? 1 : 1 + bands.size();
            for (int band = 0; band < sections; band++) {
                int section = benefit == Groups.ALL ? 0 : sums.section(benefit - 1, band);
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    if (sums.persons(section, sex) > 0) {
                        for (boolean net : new boolean[] {false, true}) {
                            rows.add(row(sums, section, new int[] {benefit, band, sex}, net));
                            means.addAll(intervals.rows(section, new int[] {benefit, band, sex}, net));
                        }
                    }
                }
            }
        }
        rows.sort(order(bands));
        return new Tables(rows, means);
    }

    private Row row(DurabilitySums sums, int section, int[] cell, boolean net) {
        long persons = sums.persons(section, cell[2]);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(year);
        values.add(Groups.BENEFITS.get(cell[0]));
        values.add(cell[1] == 0 ? ALL : bands.get(cell[1] - 1).label());
        values.add(Groups.SEXES.get(cell[2]));
        values.add(net ? "net" : "calendar");
        values.add(persons);
        int unit = net ? DayCount.NET_UNIT : 1;
        for (int group = 0; group < DurabilitySums.GROUPS; group++) {
            int count = net ? 1 : 0;
            BigDecimal before = sums.sum(section, cell[2], group, count, 0);
            BigDecimal after = sums.sum(section, cell[2], group, count, 1);
            BigDecimal squares = sums.sum(section, cell[2], group, count, 2);
            PairedMean difference = new PairedMean(persons, after.subtract(before), squares, unit);
            OptionalDouble half = difference.halfWidth();
            values.add(PairedMean.mean(persons, before, unit));
            values.add(PairedMean.mean(persons, after, unit));
            values.add(difference.mean());
            values.add(half.isPresent() ? difference.mean() - half.getAsDouble() : null);
            values.add(half.isPresent() ? difference.mean() + half.getAsDouble() : null);
        }
        return DurabilityDaysTable.TABLE.row(values.toArray());
    }

    /** The order of the table's rows for a window of so many days. */
    public static Comparator<Row> order(int windowDays) {
        return order(DayBand.of(windowDays));
    }

    private static Comparator<Row> order(List<DayBand> bands) {
        List<String> labels = new ArrayList<>(List.of(ALL));
        bands.forEach(band -> labels.add(band.label()));
        return Comparator.<Row>comparingInt(row -> Groups.BENEFITS.indexOf(row.getString(1)))
                .thenComparingInt(row -> labels.indexOf(row.getString(2)))
                .thenComparingInt(row -> Groups.SEXES.indexOf(row.getString(3)))
                .thenComparing(row -> row.getString(4));
    }
}
