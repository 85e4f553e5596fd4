package se.samkor.effect.kommun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import se.samkor.schema.KommunCountsTable;

/**
 * Sums of {@link Count} by kommun, year, sex and age band. Ages are those reached on 31 December; only 16 to 64 are kept.
 */
public final class KommunCells {
    /** The lowest age of each band; the last ends at 64. */
    static final int[] BANDS = {16, 20, 30, 40, 50, 60};

    static final int OLDEST = 64;
    private static final int BAND_BITS = 3;
    private static final List<String> SEXES = List.of("K", "M");

    private final Map<Integer, long[]> sums = new HashMap<>();

    /** Adds a person's counts of a year, the residence being a fact. */
    void add(int year, long residence, long[] counts) {
        int detail = Fact.detail(residence);
        int age = year - (detail >>> 1);
        if (age >= BANDS[0] && age <= OLDEST) {
            add(key(Fact.second(residence), year, detail & 1, bandOf(age)), counts);
        }
    }

    /** Adds sums to a cell. */
    void add(int key, long[] counts) {
        long[] sum = sums.computeIfAbsent(key, absent -> new long[Count.NUMBER]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
    }

    /** The cells as rows of {@link KommunCountsTable}, in order. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(sums).forEach((key, counts) -> {
            Object[] values = new Object[KommunCountsTable.CELL + Count.NUMBER];
            values[0] = kommun(key);
            values[1] = year(key);
            values[2] = SEXES.get(sex(key));
            values[3] = BANDS[band(key)];
            for (int i = 0; i < Count.NUMBER; i++) {
                values[KommunCountsTable.CELL + i] = counts[i];
            }
            rows.add(KommunCountsTable.TABLE.row(values));
        });
        return rows;
    }

    /** The cells of such rows. */
    public static KommunCells of(List<Row> rows) {
        KommunCells cells = new KommunCells();
        for (Row row : rows) {
            long[] counts = new long[Count.NUMBER];
            Arrays.setAll(counts, i -> row.getLong(KommunCountsTable.CELL + i));
            int key = key(row.getInt(0), row.getInt(1), SEXES.indexOf(row.getString(2)), bandOf(row.getInt(3)));
            cells.add(key, counts);
        }
        return cells;
    }

    /** The cells by key. */
    Map<Integer, long[]> sums() {
        return sums;
    }

    private static int bandOf(int age) {
        int band = 0;
        while (band + 1 < BANDS.length && age >= BANDS[band + 1]) {
            band++;
        }
        return band;
    }

    static int key(int kommun, int year, int sex, int band) {
        return ((((kommun << 12) | year) << 1 | sex) << BAND_BITS) | band;
    }

    static int kommun(int key) {
        return key >>> (12 + 1 + BAND_BITS);
    }

    static int year(int key) {
        return (key >>> (1 + BAND_BITS)) & 0xfff;
    }

    /** 0 for K, 1 for M. */
    static int sex(int key) {
        return (key >>> BAND_BITS) & 1;
    }

    static int band(int key) {
        return key & ((1 << BAND_BITS) - 1);
    }
}
