package se.samkor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samkor.SharedSpark;
import se.samkor.schema.InternalRows;
import se.samkor.schema.StoredTable;

/** The rows that are found by reading the files are those that a join finds, however the files were written. */
class RegisterSearchTest {
    private static final StructType REGISTER = new StructType()
            .add("person", DataTypes.LongType)
            .add("day", DataTypes.DateType)
            .add("code", DataTypes.StringType)
            .add("extent", DataTypes.IntegerType)
            .add("amount", DataTypes.DoubleType)
            .add("always", DataTypes.IntegerType);
    private static final List<String> COLUMNS = List.of("code", "day", "extent", "always");
    private static final int ROWS = 6000;

    @TempDir
    Path folder;

    static Stream<Map<String, String>> forms() {
        return Stream.of(
                Map.of(),
                // few distinct numbers would be kept in a dictionary; here none is
                Map.of("parquet.enable.dictionary", "false", "compression", "uncompressed"),
                // several row groups and many pages, a dictionary that is given up on the way
                Map.of(
                        "parquet.block.size",
                        "20000",
                        "parquet.page.size",
                        "500",
                        "parquet.dictionary.page.size",
                        "3000"),
                Map.of("parquet.writer.version", "v2", "compression", "gzip", "parquet.page.size", "2000"),
                Map.of("parquet.writer.version", "v2", "parquet.enable.dictionary", "false"),
                Map.of("compression", "zstd", "parquet.page.row.count.limit", "97"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readingFindsWhatAJoinFinds(Map<String, String> form) {
        Dataset<Row> register = written(form, rows(new Random(11)));
        RegisterSearch search = search(persons(new Random(12)));
        StoredTable all = StoredTable.of(register);
        StoredTable more = StoredTable.of(register.filter(functions.lit(1).equalTo(functions.col("always"))));
        assertThat(all.files()).isPresent();
        assertThat(more.files()).isEmpty();
        InternalRows read = search.rows(all, COLUMNS);
        InternalRows joined = search.rows(more, COLUMNS);
        assertThat(isRead(read)).isTrue();
        assertThat(isRead(joined)).isFalse();
        assertThat(read.type().fieldNames()).isEqualTo(joined.type().fieldNames());
        assertThat(lines(read)).isEqualTo(lines(joined)).hasSizeGreaterThan(100);
    }

    @Test
    void aColumnThatAFileLacksIsMissing() {
        Dataset<Row> register = written(Map.of(), rows(new Random(13)));
        Dataset<Row> wider = SharedSpark.session()
                .read()
                .schema(REGISTER.add("later", DataTypes.StringType))
                .parquet(register.inputFiles());
        Dataset<Row> found = search(persons(new Random(12)))
                .rows(StoredTable.of(wider), List.of("code", "later"))
                .dataset(SharedSpark.session());
        assertThat(found.filter("later is not null").count()).isZero();
        assertThat(found.filter("code is not null").count()).isPositive();
    }

    @Test
    void aColumnOfAnotherTypeIsLeftToSpark() {
        Dataset<Row> register = written(Map.of(), rows(new Random(14)));
        InternalRows found = search(persons(new Random(12))).rows(StoredTable.of(register), List.of("amount"));
        assertThat(isRead(found)).isFalse();
        assertThat(found.rows().count()).isPositive();
    }

    @Test
    void nobodyLookedForMeansNoRows() {
        Dataset<Row> register = written(Map.of(), rows(new Random(15)));
        assertThat(search(new TreeMap<>())
                        .rows(StoredTable.of(register), COLUMNS)
                        .rows()
                        .count())
                .isZero();
        Dataset<Row> empty = written(Map.of("compression", "none"), List.of());
        assertThat(search(persons(new Random(12)))
                        .rows(StoredTable.of(empty), COLUMNS)
                        .rows()
                        .count())
                .isZero();
    }

    @Test
    void everyNumberLeadsToItsPerson() {
        Map<Long, Long> known = new LinkedHashMap<>();
        Random random = new Random(16);
        for (int i = 0; i < 5000; i++) {
            known.put(i < 100 ? i : random.nextLong(), random.nextLong());
        }
        WantedNumbers wanted = WantedNumbers.of(known);
        known.forEach((number, person) -> {
            assertThat(wanted.number(wanted.find(number))).isEqualTo(number);
            assertThat(wanted.person(wanted.find(number))).isEqualTo(person);
        });
        for (int i = 0; i < 5000; i++) {
            long other = random.nextLong();
            assertThat(wanted.find(other) == WantedNumbers.NONE).isEqualTo(!known.containsKey(other));
        }
        assertThat(WantedNumbers.of(Map.of(5L, 5L)).find(0)).isEqualTo(WantedNumbers.NONE);
    }

    private Dataset<Row> written(Map<String, String> form, List<Row> rows) {
        String path = folder.resolve("register" + form.hashCode()).toString();
        SharedSpark.session()
                .createDataFrame(rows, REGISTER)
                .coalesce(1)
                .write()
                .options(form)
                .parquet(path);
        return SharedSpark.session().read().schema(REGISTER).parquet(path);
    }

    /** A thousand persons, the number 0 among them; every column but the last is missing here and there. */
    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(RowFactory.create(
                    random.nextInt(50) == 0 ? null : number(random.nextInt(1000)),
                    random.nextInt(9) == 0
                            ? null
                            : java.sql.Date.valueOf(LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3000))),
                    random.nextInt(5) == 0 ? null : "F" + random.nextInt(i < 1000 ? 5 : 4000),
                    random.nextInt(30) == 0 ? null : 2500 * random.nextInt(5),
                    i / 2.0,
                    1));
        }
        return rows;
    }

    private static long number(int person) {
        return person * 0x1F3D5B79A1L * person * person;
    }

    private static SortedMap<Long, Long> persons(Random random) {
        SortedMap<Long, Long> persons = new TreeMap<>();
        for (int person = 0; person < 1000; person += 1 + random.nextInt(40)) {
            persons.put(number(person), number(person) + 1);
        }
        return persons;
    }

    private static RegisterSearch search(SortedMap<Long, Long> persons) {
        return RegisterSearch.of(SharedSpark.session(), persons);
    }

    /** Whether the rows come from the files, and not from a query of Spark's. */
    private static boolean isRead(InternalRows rows) {
        return rows.rows().toDebugString().contains("ParallelCollectionRDD");
    }

    private static List<String> lines(InternalRows rows) {
        return rows.dataset(SharedSpark.session()).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }
}
