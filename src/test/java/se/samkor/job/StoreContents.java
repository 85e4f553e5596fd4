package se.samkor.job;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.SharedSpark;
import se.samkor.store.DeltaStore;

/** What stores hold, to be held against each other. */
final class StoreContents {
    private StoreContents() {}

    /** The rows of every table but the record of runs, without what tells one run from another. */
    static Map<String, List<String>> of(String place) {
        DeltaStore store = DeltaStore.open(SharedSpark.session(), place);
        Map<String, List<String>> contents = new TreeMap<>();
        for (String table : store.tables()) {
            if (!table.equals("runs")) {
                contents.put(table, rows(store.read(table).drop("table_version")));
            }
        }
        return contents;
    }

    /** Rows as text, sorted. */
    static List<String> rows(Dataset<Row> table) {
        return table.toJSON().collectAsList().stream().sorted().toList();
    }
}
