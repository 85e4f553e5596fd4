package se.samkor.register;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.RegisterSchema;

/**
 * What is counted of the rows of a file's block that end alike.
 *
 * @param place where they are from, and how they end
 * @param first the smallest sequence number
 * @param rows how many
 * @param flagged how many are marked
 * @param filled how many have a value, by column of the register
 */
@SuppressWarnings("ArrayRecordComponent")
record Tally(Place place, long first, long rows, long flagged, long[] filled) implements Serializable {
    /** Of rows that are accepted so far. */
    private static final int NO_FINDING = 0;

    /**
     * @param file relative to the delivery
     * @param block where it starts
     * @param finding the position of the rule broken, from 1; 0 where the rows are accepted so far
     */
    record Place(String file, long block, int finding) implements Serializable, Comparable<Place> {
        boolean accepted() {
            return finding == NO_FINDING;
        }

        @Override
        public int compareTo(Place other) {
            int files = file.compareTo(other.file);
            int blocks = files != 0 ? files : Long.compare(block, other.block);
            return blocks != 0 ? blocks : Integer.compare(finding, other.finding);
        }
    }

    /** Counts a register after its rules; in order of the places. */
    static List<Tally> of(RegisterSchema schema, Dataset<Row> rows) {
        int columns = schema.columns().size();
        Dataset<Row> counted = rows.select(
                col(RegisterReader.FILE),
                col(RegisterReader.BLOCK),
                col(Validation.BROKEN),
                col(RegisterReader.SEQUENCE),
                col(Validation.FILLED),
                col(RegisterSchema.FLAGS).isNotNull());
        TreeMap<Place, Tally> all = new TreeMap<>();
        counted.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(part -> new Counting(columns).of(part))
                .collect()
                .forEach(tally -> all.merge(tally.place(), tally, Tally::plus));
        return List.copyOf(all.values());
    }

    private Tally plus(Tally other) {
        long[] sums = filled.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.filled[i];
        }
        return new Tally(place, Math.min(first, other.first), rows + other.rows, flagged + other.flagged, sums);
    }

    /** Counts one partition. Rows of a block follow each other and nearly all end alike, so the latest place is tried first. */
    private static final class Counting {
        private final TreeMap<Place, Counter> counters = new TreeMap<>();
        private final int columns;
        private @Nullable UTF8String file;
        private long block;
        private int finding;
        private @Nullable Counter latest;

        Counting(int columns) {
            this.columns = columns;
        }

        Iterator<Tally> of(Iterator<InternalRow> rows) {
            while (rows.hasNext()) {
                InternalRow row = rows.next();
                counter(row.getUTF8String(0), row.getLong(1), row.isNullAt(2) ? NO_FINDING : row.getInt(2))
                        .add(row.getLong(3), row.getLong(4), row.getBoolean(5));
            }
            return counters.entrySet().stream()
                    .map(entry -> entry.getValue().tally(entry.getKey()))
                    .iterator();
        }

        private Counter counter(UTF8String rowFile, long rowBlock, int rowFinding) {
            Counter known = latest;
            if (known != null && rowFinding == finding && rowBlock == block && rowFile.equals(file)) {
                return known;
            }
            file = rowFile.copy();
            block = rowBlock;
            finding = rowFinding;
            Counter found = counters.computeIfAbsent(
                    new Place(rowFile.toString(), rowBlock, rowFinding), place -> new Counter(columns));
            latest = found;
            return found;
        }
    }

    /** Counts of one place while they grow. */
    private static final class Counter {
        private final long[] filled;
        private long first = Long.MAX_VALUE;
        private long rows;
        private long flagged;

        Counter(int columns) {
            this.filled = new long[columns];
        }

        void add(long sequence, long columns, boolean marked) {
            first = Math.min(first, sequence);
            rows++;
            flagged += marked ? 1 : 0;
            for (int i = 0; i < filled.length; i++) {
                filled[i] += (columns >>> i) & 1;
            }
        }

        Tally tally(Place place) {
            return new Tally(place, first, rows, flagged, filled);
        }
    }
}
