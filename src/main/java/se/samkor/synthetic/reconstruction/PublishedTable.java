package se.samkor.synthetic.reconstruction;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import se.samkor.domain.BundledCsv;

/**
 * The published table of days with benefit in the year before and after an insats, as transcribed with its errata
 * applied. Source: Nationella rådet, report on samordningsförbund 2021, Bilaga 5 (exits in 2020).
 *
 * <p>A row is addressed by sex ({@code women}, {@code men}, {@code total}), banding and band; counts are exact, means
 * are printed to two decimals.
 */
final class PublishedTable {
    static final String TOTAL = "total";
    private static final String RESOURCE = "reference/2021_bilaga5_durability_days.csv";

    private final Map<String, Row> rows;

    private PublishedTable(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** A printed row: persons, and the mean of each measure. */
    record Row(int persons, Map<Measure, Double> means) {
        /** The fewest whole days whose mean is printed so. */
        long fewestDays(Measure measure) {
            return (long) Math.ceil((mean(measure) - HALF) * persons - EPSILON);
        }

        /** The most whole days whose mean is printed so. */
        long mostDays(Measure measure) {
            return (long) Math.floor((mean(measure) + HALF) * persons + EPSILON);
        }

        private double mean(Measure measure) {
            return means.getOrDefault(measure, Double.NaN);
        }

        // strictly inside the rounding interval, so that neither half-up nor half-even rounding matters
        private static final double HALF = 0.00499;
        private static final double EPSILON = 1e-9;
    }

    static PublishedTable ofExits2020() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Map<String, String> cells : BundledCsv.read(RESOURCE)) {
            Map<Measure, Double> means = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                means.put(measure, Double.valueOf(cell(cells, measure.name().toLowerCase(Locale.ROOT))));
            }
            rows.put(
                    key(cell(cells, "sex"), cell(cells, "banded_benefit"), cell(cells, "band_days_before")),
                    new Row(Integer.parseInt(cell(cells, "n")), means));
        }
        return new PublishedTable(rows);
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }

    Row all(String sex) {
        return row(sex, "all", "all");
    }

    Row band(String sex, Banding banding, int band) {
        return row(sex, banding.printed(), Banding.bandName(band));
    }

    private Row row(String sex, String banding, String band) {
        Row row = rows.get(key(sex, banding, band));
        if (row == null) {
            throw new IllegalStateException("The published table has no row " + key(sex, banding, band));
        }
        return row;
    }

    private static String key(String sex, String banding, String band) {
        return sex + '/' + banding + '/' + band;
    }
}
