package se.samkor.effect.kommun;

import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Counts the whole population, each partition of persons on its own; what leaves it are sums of cells. Rows are taken as
 * Spark holds them within: making an object of each would cost more than the counting.
 */
public final class PopulationCount {
    private static final String CELL = "cell";

    private PopulationCount() {}

    /** The cells of facts that {@link RegisterFacts#byPerson} has put in order. */
    public static KommunCells of(Dataset<Row> facts, Years years) {
        SparkSession spark = facts.sparkSession();
        JavaRDD<Row> partial =
                facts.queryExecution().toRdd().toJavaRDD().mapPartitions(rows -> rowsOf(countPartition(rows, years)));
        Column[] sums = Arrays.stream(Count.values())
                .map(count -> sum(count.name()).as(count.name()))
                .toArray(Column[]::new);
        KommunCells cells = new KommunCells();
        for (Row row : spark.createDataFrame(partial, type())
                .groupBy(CELL)
                .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
                .collectAsList()) {
            long[] counts = new long[Count.NUMBER];
            Arrays.setAll(counts, i -> row.getLong(i + 1));
            cells.add(row.getInt(0), counts);
        }
        return cells;
    }

    private static KommunCells countPartition(Iterator<InternalRow> rows, Years years) {
        KommunCells cells = new KommunCells();
        PersonYears counter = new PersonYears(years);
        long[] facts = new long[32];
        int size = 0;
        long person = 0;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            long next = row.getLong(0);
            if (size > 0 && next != person) {
                Arrays.sort(facts, 0, size);
                counter.add(facts, size, cells);
                size = 0;
            }
            person = next;
            if (size == facts.length) {
                facts = Arrays.copyOf(facts, 2 * size);
            }
            facts[size++] = row.getLong(1);
        }
        if (size > 0) {
            Arrays.sort(facts, 0, size);
            counter.add(facts, size, cells);
        }
        return cells;
    }

    private static Iterator<Row> rowsOf(KommunCells cells) {
        List<Row> rows = new ArrayList<>(cells.sums().size());
        for (Map.Entry<Integer, long[]> cell : cells.sums().entrySet()) {
            Object[] values = new Object[1 + Count.NUMBER];
            values[0] = cell.getKey();
            for (int i = 0; i < Count.NUMBER; i++) {
                values[i + 1] = cell.getValue()[i];
            }
            rows.add(RowFactory.create(values));
        }
        return rows.iterator();
    }

    private static StructType type() {
        StructType type = new StructType().add(CELL, DataTypes.IntegerType, false);
        for (Count count : Count.values()) {
            type = type.add(count.name(), DataTypes.LongType, false);
        }
        return type;
    }
}
