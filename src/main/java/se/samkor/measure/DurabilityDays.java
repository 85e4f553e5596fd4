package se.samkor.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayBand;
import se.samkor.domain.DayCount;
import se.samkor.schema.DurabilityDaysTable;
import se.samkor.schema.DurabilityPersonsTable;

/**
 * The durability table (Bilaga 5 of the 2021 report): mean days before and after by band of the days before and by sex,
 * zeros included, with the interval of the mean difference. Bands are always of calendar days. Sums are taken in whole
 * units, so the table does not depend on how Spark has cut the data.
 */
public final class DurabilityDays {
    private static final String ALL = "ALL";
    private static final List<String> BENEFITS = List.of(ALL, "SJP", "AE", "SE");
    private static final List<String> SEXES = List.of(ALL, "K", "M");

    private final int year;
    private final List<DayBand> bands;

    public DurabilityDays(int year, int windowDays) {
        this.year = year;
        this.bands = DayBand.of(windowDays);
    }

    /** The rows of {@link DurabilityDaysTable}, sorted, from followed-up persons. */
    public List<Row> of(Dataset<Row> persons) {
        Dataset<Row> exploded = persons.withColumn("_sex", explode(array(lit(ALL), col(DurabilityPersonsTable.SEX))))
                .withColumn("_cell", explode(cells()));
        List<Column> sums = sums();
        Dataset<Row> totals = exploded.groupBy(
                        col("_cell").getField("benefit").as("benefit"),
                        col("_cell").getField("band").as("band"),
                        col("_sex").as("sex"))
                .agg(count(lit(1)).as("persons"), sums.toArray(Column[]::new));
        List<Row> rows = new ArrayList<>();
        for (Row cell : totals.collectAsList()) {
            rows.add(row(cell, false));
            rows.add(row(cell, true));
        }
        rows.sort(order(bands));
        return rows;
    }

    /** The cells that a person counts in: all, and for each benefit all bands together and the person's own band. */
    private Column cells() {
        List<Column> cells = new ArrayList<>();
        cells.add(cell(ALL, lit(ALL)));
        for (BenefitGroup group : BenefitGroup.values()) {
            cells.add(cell(group.name(), lit(ALL)));
            cells.add(cell(group.name(), band(col(DurabilityPersonsTable.days(group, "before", false)))));
        }
        return array(cells.toArray(Column[]::new));
    }

    private static Column cell(String benefit, Column band) {
        return struct(lit(benefit).as("benefit"), band.as("band"));
    }

    private Column band(Column days) {
        DayBand last = bands.get(bands.size() - 1);
        Column label = lit(last.label());
        for (DayBand band : bands.subList(0, bands.size() - 1)) {
            label = when(days.between(band.from(), band.to()), lit(band.label()))
                    .otherwise(label);
        }
        return label;
    }

    private static List<Column> sums() {
        List<Column> sums = new ArrayList<>();
        for (BenefitGroup group : BenefitGroup.values()) {
            for (boolean net : new boolean[] {false, true}) {
                Column before = exact(DurabilityPersonsTable.days(group, "before", net));
                Column after = exact(DurabilityPersonsTable.days(group, "after", net));
                Column difference = after.minus(before);
                sums.add(sum(before).as(name(group, "before", net)));
                sums.add(sum(after).as(name(group, "after", net)));
                sums.add(sum(difference.multiply(difference)).as(name(group, "squares", net)));
            }
        }
        return sums;
    }

    private static Column exact(String column) {
        return col(column).cast("decimal(9,0)");
    }

    private static String name(BenefitGroup group, String part, boolean net) {
        return group.prefix() + "_" + part + (net ? "_net" : "_calendar");
    }

    private Row row(Row cell, boolean net) {
        long persons = cell.getLong(cell.fieldIndex("persons"));
        List<@Nullable Object> values = new ArrayList<>();
        values.add(year);
        values.add(cell.getString(cell.fieldIndex("benefit")));
        values.add(cell.getString(cell.fieldIndex("band")));
        values.add(cell.getString(cell.fieldIndex("sex")));
        values.add(net ? "net" : "calendar");
        values.add(persons);
        int unit = net ? DayCount.NET_UNIT : 1;
        for (BenefitGroup group : BenefitGroup.values()) {
            BigDecimal before = cell.getDecimal(cell.fieldIndex(name(group, "before", net)));
            BigDecimal after = cell.getDecimal(cell.fieldIndex(name(group, "after", net)));
            BigDecimal squares = cell.getDecimal(cell.fieldIndex(name(group, "squares", net)));
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
        return Comparator.<Row>comparingInt(row -> BENEFITS.indexOf(row.getString(1)))
                .thenComparingInt(row -> labels.indexOf(row.getString(2)))
                .thenComparingInt(row -> SEXES.indexOf(row.getString(3)))
                .thenComparing(row -> row.getString(4));
    }
}
