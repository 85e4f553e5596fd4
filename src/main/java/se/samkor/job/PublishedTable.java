package se.samkor.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.BundledCsv;

/**
 * Bilaga 5 of the 2021 report as published, errata applied, and how a durability table compares with it: counts exactly,
 * means to the two printed decimals, differences as the report takes them, between the printed means.
 */
final class PublishedTable {
    private static final Map<String, String> BENEFITS = Map.of(
            "all", "ALL",
            "sjukpenning_or_rehabiliteringspenning", "SJP",
            "aktivitetsersattning", "AE",
            "sjukersattning", "SE");
    private static final Map<String, String> SEXES = Map.of("total", "ALL", "women", "K", "men", "M");
    private static final double HALF_A_DECIMAL = 0.005 + 1e-9;

    private final List<Map<String, String>> published = BundledCsv.read("reference/2021_bilaga5_durability_days.csv");

    /**
     * How many published cells a table has, how many it equals, and the cells that differ.
     *
     * @param errata the errata by which printed cells were corrected
     */
    record Comparison(int cells, int equal, List<String> different, TreeSet<String> errata) {}

    Comparison compare(List<Row> table) {
        Map<String, Row> rows = new HashMap<>();
        for (Row row : table) {
            if (row.getString(4).equals("calendar")) {
                rows.put(row.getString(1) + " " + row.getString(2) + " " + row.getString(3), row);
            }
        }
        List<String> different = new ArrayList<>();
        TreeSet<String> errata = new TreeSet<>();
        int cells = 0;
        for (Map<String, String> line : published) {
            String key = BENEFITS.get(line.get("banded_benefit")) + " "
                    + line.getOrDefault("band_days_before", "").replace("all", "ALL") + " "
                    + SEXES.get(line.get("sex"));
            if (!line.getOrDefault("erratum", "").isEmpty()) {
                errata.add(line.get("erratum"));
            }
            List<String> wrong = rows.containsKey(key) ? differences(line, rows.get(key)) : List.of("the whole row");
            wrong.forEach(cell -> different.add(key + ": " + cell));
            cells += 1 + 3 * BenefitGroup.values().length;
        }
        return new Comparison(cells, cells - different.size(), different, errata);
    }

    private static List<String> differences(Map<String, String> line, Row row) {
        List<String> wrong = new ArrayList<>();
        if (row.getLong(5) != Long.parseLong(line.getOrDefault("n", ""))) {
            wrong.add("n " + row.getLong(5) + " against " + line.get("n"));
        }
        for (BenefitGroup group : BenefitGroup.values()) {
            double before = row.getDouble(row.fieldIndex(group.prefix() + "_before"));
            double after = row.getDouble(row.fieldIndex(group.prefix() + "_after"));
            check(line, group.prefix() + "_before", before, wrong);
            check(line, group.prefix() + "_after", after, wrong);
            check(line, group.prefix() + "_diff", printedDifference(before, after), wrong);
        }
        return wrong;
    }

    private static void check(Map<String, String> line, String column, double value, List<String> wrong) {
        double printed = Double.parseDouble(line.getOrDefault(column, "NaN"));
        if (!(Math.abs(value - printed) <= HALF_A_DECIMAL)) {
            wrong.add(column + " " + value + " against " + printed);
        }
    }

    /** After minus before as the report takes it: between means rounded to two decimals. */
    static double printedDifference(double before, double after) {
        return rounded(after).subtract(rounded(before)).doubleValue();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
