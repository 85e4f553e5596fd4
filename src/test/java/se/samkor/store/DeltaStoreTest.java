package se.samkor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.SharedSpark;
import se.samkor.domain.Stop;
import se.samkor.schema.InternalRows;
import se.samkor.schema.Passing;
import se.samkor.schema.Picking;

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
        store.replaceWhere(TABLE, rows("(2021, 'd')"), "year", 2021);
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
    void whatIsWrittenHereDeltaReadsAndWritesOn() {
        StructType type = StructType.fromDDL(
                "year INT, word STRING, day DATE, share DOUBLE, number BIGINT, flag BOOLEAN, words ARRAY<STRING>");
        Row full = RowFactory.create(
                2020, "å\"\\", Date.valueOf("1600-02-29"), 1e-300, Long.MIN_VALUE, true, new String[] {"a", null});
        Row empty = RowFactory.create(2020, null, null, null, null, null, null);
        Row other = RowFactory.create(2021, "b", Date.valueOf("9999-12-31"), Double.NaN, 1L, false, new String[0]);
        assertThat(store.append(TABLE, type, List.of(full, empty))).isZero();
        assertThat(store.replaceWhere(TABLE, type, List.of(other), "year", 2021))
                .isEqualTo(1);
        assertThat(store.overwrite(TABLE, type, List.of(full, empty))).isEqualTo(2);
        assertThat(store.overwrite(TABLE, type, List.of())).isEqualTo(3);
        assertThat(store.replaceWhere(TABLE, type, List.of(other), "year", 2021))
                .isEqualTo(4);
        assertThat(store.replaceWhere(TABLE, spark.createDataFrame(List.of(full, empty), type), "year", 2020))
                .isEqualTo(5);
        assertThat(store.replaceWhere(TABLE, type, List.of(empty), "year", 2020))
                .isEqualTo(6);
        int[] rows = {2, 3, 2, 0, 1, 3, 2};
        for (int version = 0; version < rows.length; version++) {
            assertThat(text(byDelta(version)))
                    .as("version %d", version)
                    .hasSize(rows[version])
                    .isEqualTo(text(store.read(TABLE, version)))
                    .isEqualTo(text(spark.createDataFrame(store.rows(TABLE, version), type)));
        }
        assertThat(text(byDelta(6)))
                .containsExactlyElementsOf(text(spark.createDataFrame(List.of(empty, other), type)));
        rows("(7, 'z')")
                .write()
                .format("delta")
                .mode("append")
                .save(folder.resolve("s").resolve(TABLE).toString());
        // the file of Delta says nothing of its rows: Delta looks for those to replace
        assertThat(store.replaceWhere(TABLE, type, List.of(), "year", 7)).isEqualTo(8);
        assertThat(text(store.read(TABLE))).isEqualTo(text(byDelta(6)));
        assertThat(store.append(TABLE, rows("(9, 'y')"))).isEqualTo(9);
        assertThat(text(byDelta(9))).hasSize(3);
    }

    @Test
    void columnsThatComeLaterAreAdded() {
        store.append(TABLE, StructType.fromDDL("year INT"), List.of(RowFactory.create(1)));
        store.append(TABLE, StructType.fromDDL("year INT, word STRING"), List.of(RowFactory.create(2, "b")));
        assertThat(text(store.read(TABLE))).containsExactly("{\"year\":1}", "{\"year\":2,\"word\":\"b\"}");
        assertThat(store.rows(TABLE)).hasSize(2);
        store.overwrite(TABLE, StructType.fromDDL("other STRING"), List.of(RowFactory.create("c")));
        assertThat(text(byDelta(2))).containsExactly("{\"other\":\"c\"}");
    }

    @Test
    void aRowOfAnotherPartIsNotWritten() {
        StructType type = StructType.fromDDL("year INT, word STRING");
        List<Row> one = List.of(RowFactory.create(2020, "a"));
        store.replaceWhere(TABLE, type, one, "word", "a");
        List<Row> wrong = List.of(RowFactory.create(2020, "it's"), RowFactory.create(2021, null));
        assertThatThrownBy(() -> store.replaceWhere(TABLE, type, wrong, "word", "it's"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("word = 'it\\'s'");
        assertThat(folder.resolve("s").resolve(TABLE).toFile().list((at, name) -> name.endsWith(".parquet")))
                .hasSize(1);
        assertThatThrownBy(() -> store.replaceWhere(TABLE, spark.createDataFrame(wrong, type), "word", "it's"))
                .hasStackTraceContaining("a row is not of the part that is replaced");
        assertThat(store.version(TABLE)).isZero();
    }

    @Test
    void aFileHasTheBytesThatSparkWrites() throws IOException {
        Dataset<Row> rows = spark.range(0, 5000, 1, 1)
                .selectExpr(
                        "id AS number",
                        "IF(id % 3 = 0, NULL, CAST(id % 100 AS INT)) AS small",
                        "IF(id % 7 = 0, NULL, id / 7.0D) AS share",
                        "IF(id % 5 = 0, NULL, CONCAT('å', id % 11)) AS word",
                        "DATE_ADD(DATE '1899-12-31', CAST(id AS INT)) AS day",
                        "id % 2 = 0 AS flag",
                        "CASE WHEN id % 4 = 0 THEN NULL WHEN id % 4 = 1 THEN ARRAY() ELSE ARRAY('x', NULL, 'y') END AS words",
                        "TRANSFORM(SEQUENCE(1, id % 4 + 1), i -> STRUCT(DATE_ADD(DATE '2020-01-01', CAST(i AS INT)) AS from,"
                                + " IF(i = 2, NULL, ARRAY(STRING(i))) AS codes)) AS spells",
                        "STRUCT(IF(id % 2 = 0, NULL, id) AS a, CAST(NULL AS STRING) AS b) AS pair");
        StructType nullable = rows.schema().asNullable();
        Dataset<Row> same = spark.createDataFrame(rows.toJavaRDD(), nullable).coalesce(1);
        store.append(TABLE, same);
        Path plain = folder.resolve("plain");
        same.write().parquet(plain.toString());
        assertThat(Files.readAllBytes(onlyParquet(folder.resolve("s").resolve(TABLE))))
                .isEqualTo(Files.readAllBytes(onlyParquet(plain)));
    }

    private static Path onlyParquet(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .reduce((one, other) -> {
                        throw new IllegalStateException("more than one file in " + folder);
                    })
                    .orElseThrow();
        }
    }

    @Test
    void whatIsAddedLineByLineIsPutTogether() {
        for (int i = 0; i < 120; i++) {
            store.append(TABLE, StructType.fromDDL("number INT"), List.of(RowFactory.create(i)));
        }
        assertThat(store.version(TABLE)).isEqualTo(119);
        assertThat(store.read(TABLE).inputFiles()).hasSizeLessThan(50);
        assertThat(store.rows(TABLE).stream().map(row -> row.getInt(0)).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 120).boxed().toList());
        assertThat(byDelta(119).count()).isEqualTo(120);
        assertThat(store.rows(TABLE, 60)).hasSize(61);
        // a column that a later program wrote stays when an earlier one adds the line that puts the files together
        StructType wider = StructType.fromDDL("number INT, word STRING");
        for (int i = 0; i < 60; i++) {
            store.append("wide", wider, List.of(RowFactory.create(i, "w")));
            if (i == 48) {
                store.append("wide", StructType.fromDDL("number INT"), List.of(RowFactory.create(-1)));
                store.append("wide", StructType.fromDDL("number INT"), List.of(RowFactory.create(-2)));
            }
        }
        assertThat(store.read("wide").filter("word = 'w'").count()).isEqualTo(60);
        assertThat(store.read("wide").count()).isEqualTo(62);
    }

    @Test
    void smallTablesAreWrittenWithoutSpark() {
        spark.sparkContext().setJobGroup("writing", "writing", false);
        StructType type = StructType.fromDDL("year INT");
        store.replaceWhere(TABLE, type, List.of(RowFactory.create(1)), "year", 1);
        store.replaceWhere(TABLE, type, List.of(RowFactory.create(2)), "year", 2);
        store.overwrite(TABLE, type, store.rows(TABLE));
        assertThat(spark.sparkContext().statusTracker().getJobIdsForGroup("writing"))
                .isEmpty();
        spark.sparkContext().clearJobGroup();
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

    /** Every second number, as a row of a year and a word; and all numbers. */
    private record Halves(int year, int failsAt) implements Picking<HashSet<Long>> {
        @Override
        public StructType type() {
            return StructType.fromDDL("year INT, word STRING");
        }

        @Override
        public HashSet<Long> nothing() {
            return new HashSet<>();
        }

        @Override
        public HashSet<Long> together(HashSet<Long> one, HashSet<Long> other) {
            one.addAll(other);
            return one;
        }

        @Override
        public @Nullable InternalRow pick(HashSet<Long> sum, InternalRow row) {
            long number = row.getLong(0);
            sum.add(number);
            if (number == failsAt) {
                throw new IllegalStateException("cannot be picked");
            }
            return number % 2 == 1
                    ? null
                    : new GenericInternalRow(new Object[] {year, UTF8String.fromString("n" + number)});
        }
    }

    private Optional<Passing<TableStore.Picked<HashSet<Long>>>> picked(int failsAt, int from, int before) {
        return store.replaceWhileTaken(
                TABLE,
                InternalRows.of(spark.range(from, before, 1, 3).toDF()),
                new Halves(2021, failsAt),
                "year",
                2021);
    }

    @Test
    void rowsArePickedWhileOthersAreTaken() {
        store.append(TABLE, StructType.fromDDL("year INT, word STRING"), List.of());
        store.replaceWhere(TABLE, rows("(2020, 'kept')"), "year", 2020);
        store.replaceWhere(TABLE, rows("(2021, 'goes')"), "year", 2021);
        Passing<TableStore.Picked<HashSet<Long>>> passing = picked(-1, 0, 7).orElseThrow();
        assertThat(store.version(TABLE)).isEqualTo(2);
        assertThat(store.overwrite("others", passing.rows())).isZero();
        assertThat(store.count("others", 0)).isEqualTo(7);
        TableStore.Picked<HashSet<Long>> found = passing.found(7);
        assertThat(found.version()).isEqualTo(3);
        assertThat(found.sum()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(text(byDelta(3)))
                .containsExactly(
                        "{\"year\":2020,\"word\":\"kept\"}",
                        "{\"year\":2021,\"word\":\"n0\"}",
                        "{\"year\":2021,\"word\":\"n2\"}",
                        "{\"year\":2021,\"word\":\"n4\"}",
                        "{\"year\":2021,\"word\":\"n6\"}");
        assertThat(text(store.read(TABLE, 3))).isEqualTo(text(byDelta(3)));
    }

    @Test
    void nothingIsLeftOfRowsThatCouldNotAllBePicked() throws IOException {
        Passing<TableStore.Picked<HashSet<Long>>> passing = picked(5, 0, 6).orElseThrow();
        assertThatThrownBy(() -> store.overwrite("others", passing.rows())).hasStackTraceContaining("cannot be picked");
        assertThat(store.exists(TABLE)).isFalse();
        try (Stream<Path> files = Files.list(folder.resolve("s").resolve(TABLE))) {
            // of a task that was done before the other failed the file stays, and no commit names it
            assertThat(files.filter(file -> file.toString().contains("part-00002")))
                    .isEmpty();
        }
    }

    @Test
    void rowsOfATableThatDeltaMustWriteAreNotPicked() {
        rows("(2021, 'a')")
                .write()
                .format("delta")
                .partitionBy("year")
                .save(folder.resolve("s").resolve(TABLE).toString());
        assertThat(picked(-1, 0, 3)).isEmpty();
    }

    @Test
    void flatRowsAreReadAsSparkReadsThem() {
        StructType early = StructType.fromDDL("day DATE, number BIGINT");
        StructType later =
                StructType.fromDDL("day DATE, number BIGINT, word STRING, share DOUBLE, flag BOOLEAN, year INT");
        store.append(
                TABLE,
                early,
                List.of(
                        RowFactory.create(Date.valueOf("1600-02-29"), Long.MIN_VALUE),
                        RowFactory.create(null, null),
                        RowFactory.create(Date.valueOf("9999-12-31"), 0L)));
        store.append(
                TABLE,
                later,
                List.of(
                        RowFactory.create(Date.valueOf("2024-02-29"), 1L, "å\u0000ä \"", -0.0, true, -1),
                        RowFactory.create(null, null, "", Double.NaN, null, Integer.MAX_VALUE)));
        List<Row> bySpark = store.read(TABLE, 1).collectAsList();
        List<Row> here = store.rows(TABLE, 1);
        assertThat(here.stream().map(Row::toString))
                .containsExactlyInAnyOrderElementsOf(
                        bySpark.stream().map(Row::toString).toList());
        assertThat(here.get(0).schema()).isEqualTo(later);
    }
}
