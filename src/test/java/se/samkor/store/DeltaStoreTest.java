package se.samkor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.SharedSpark;
import se.samkor.domain.Stop;

/** What the store reads by the commits of a table is what Delta itself reads. */
class DeltaStoreTest {
    private static final String TABLE = "t";

    private final SparkSession spark = SharedSpark.session();

    @TempDir
    Path folder;

    private DeltaStore store;

    @BeforeEach
    void open() {
        store = DeltaStore.openOrCreate(spark, folder.resolve("s").toString());
    }

    private Dataset<Row> rows(String... values) {
        return spark.sql("SELECT * FROM VALUES " + String.join(", ", values) + " AS v(year, word)");
    }

    private Dataset<Row> byDelta(long version) {
        return spark.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(folder.resolve("s").resolve(TABLE).toString());
    }

    private static List<String> text(Dataset<Row> table) {
        return table.toJSON().collectAsList().stream().sorted().toList();
    }

    @Test
    void everyVersionIsReadAsDeltaReadsIt() {
        store.append(TABLE, rows("(2020, 'a')", "(2021, 'b')"));
        store.append(TABLE, rows("(2021, 'c')"));
        store.replaceWhere(TABLE, rows("(2021, 'd')"), "year = 2021");
        store.overwrite(TABLE, rows("(1, 'x')").filter("year = 2"));
        store.overwrite(TABLE, spark.sql("SELECT 7 AS number, CAST(NULL AS STRING) AS word"));
        store.append(TABLE, spark.sql("SELECT 8 AS number, 'later' AS word, DATE '2020-01-01' AS day"));
        for (long version = 0; version <= store.version(TABLE); version++) {
            Dataset<Row> own = store.read(TABLE, version);
            assertThat(own.schema())
                    .as("version %d", version)
                    .isEqualTo(byDelta(version).schema());
            assertThat(text(own)).as("version %d", version).isEqualTo(text(byDelta(version)));
        }
        assertThat(text(store.read(TABLE, 2)))
                .containsExactly("{\"year\":2020,\"word\":\"a\"}", "{\"year\":2021,\"word\":\"d\"}");
        assertThat(text(store.read(TABLE, 3))).isEmpty();
    }

    @Test
    void ofAPartitionedTableDeltaIsAsked() {
        rows("(2020, 'a')", "(2021, 'b')")
                .write()
                .format("delta")
                .partitionBy("year")
                .save(folder.resolve("s").resolve(TABLE).toString());
        assertThat(text(store.read(TABLE))).isEqualTo(text(byDelta(0))).hasSize(2);
    }

    @Test
    void askingForATableWithoutRowsStartsNoJob() {
        store.append(TABLE, rows("(1, 'x')").filter("year = 2"));
        spark.sparkContext().setJobGroup("asking", "asking", false);
        assertThat(store.holds(TABLE, 0)).isTrue();
        assertThat(store.read(TABLE, 0).columns()).containsExactly("year", "word");
        assertThat(spark.sparkContext().statusTracker().getJobIdsForGroup("asking"))
                .isEmpty();
        assertThat(store.rows(TABLE)).isEmpty();
        spark.sparkContext().clearJobGroup();
    }

    @Test
    void smallTablesAreReadAgainWhenTheyHaveChanged() {
        store.append(TABLE, rows("(1, 'x')"));
        List<Row> first = store.rows(TABLE);
        assertThat(store.rows(TABLE)).isSameAs(first);
        store.append(TABLE, rows("(2, 'y')"));
        assertThat(store.rows(TABLE)).hasSize(2);
    }

    @Test
    void aVersionWhoseFilesAreGoneIsNotHeld() {
        store.append(TABLE, rows("(1, 'x')"));
        store.overwrite(TABLE, rows("(2, 'y')"));
        store.purge(TABLE, List.of(1L));
        assertThat(store.holds(TABLE, 0)).isFalse();
        assertThat(store.holds(TABLE, 1)).isTrue();
        assertThatThrownBy(() -> store.read(TABLE, 0))
                .isInstanceOf(Stop.UnreadableInput.class)
                .hasMessageContaining("Cannot read version 0 of the table t");
    }
}
