package se.samkor.synthetic.reconstruction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The published table of days with benefit in the year before and after an insats, as transcribed with its errata
 * applied. Source: Nationella rådet, report on samordningsförbund 2021, Bilaga 5 (exits in 2020).
 *
 * <p>A row is addressed by sex ({@code women}, {@code men}, {@code total}), banding and band; counts are exact, means
 * are printed to two decimals.
 */
final class PublishedTable {
    static final String TOTAL = "total";
    private static final String RESOURCE = "/conf/reference/2021_bilaga5_durability_days.csv";
    private static final int FIRST_MEAN = 5;

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
        try (InputStream in = PublishedTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The published table is missing from the program: " + RESOURCE);
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PublishedTable read(BufferedReader lines) {
        Map<String, Row> rows = new LinkedHashMap<>();
        lines.lines().skip(1).map(line -> List.of(line.split(",", -1))).forEach(cells -> {
            Map<Measure, Double> means = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                means.put(measure, Double.valueOf(cells.get(FIRST_MEAN + measure.ordinal())));
            }
            rows.put(key(cells.get(3), cells.get(1), cells.get(2)), new Row(Integer.parseInt(cells.get(4)), means));
        });
        return new PublishedTable(rows);
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
