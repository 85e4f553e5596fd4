package se.samkor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.SharedSpark;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.StoredTable;

/** How the registers are linked: each payout register is read once, by the needed columns, and never exchanged whole. */
class HistoriesPlanTest {
    @TempDir
    Path folder;

    @Test
    void ofParquetFilesOnlyWhatIsFoundOfParticipantsIsExchanged() {
        String lineage = link(StoredTable::of).rows().toDebugString();
        // one exchange; the payout registers and befolkning are read by their files, those of SUS by Spark's scan
        assertThat(lineage.lines().filter(line -> line.contains("ShuffledRDD"))).hasSize(1);
        assertThat(lineage.lines().filter(line -> line.contains("ParallelCollectionRDD")))
                .hasSize(3);
        assertThat(lineage.lines().filter(line -> line.contains("FileScanRDD"))).hasSize(1);
    }

    @Test
    void noColumnIsReadThatNoHistoryHas() {
        // of a column that is asked for, a type that only Spark reads would send the whole register to a query
        Dataset<Row> odd = table(SicknessBenefitTable.SCHEMA)
                .withColumn(SicknessBenefitTable.GROSS_AMOUNT, functions.lit(1).cast("decimal(38,10)"));
        String path = folder.resolve("odd").toString();
        odd.write().parquet(path);
        RegisterSearch search = RegisterSearch.of(SharedSpark.session(), new TreeMap<>());
        StoredTable stored = StoredTable.of(SharedSpark.session().read().parquet(path));
        List<String> asked = List.of(Fact.CASE.type().fieldNames()).stream()
                .filter(stored::has)
                .toList();
        assertThat(asked).containsExactly("from_date", "to_date", "benefit_code", "extent", "diagnosis", "case_from");
        assertThat(search.rows(stored, asked).rows().toDebugString()).contains("ParallelCollectionRDD");
    }

    @Test
    void otherwiseThePayoutRegistersAreNeitherShuffledNorReadTwice() {
        // a table that is more than its files, as one with deleted rows is
        RegisterSearch search = RegisterSearch.of(SharedSpark.session(), new TreeMap<>(Map.of(1L, 1L)));
        for (RegisterSchema register : List.of(SicknessBenefitTable.SCHEMA, DisabilityBenefitTable.SCHEMA)) {
            Dataset<Row> seen = table(register).filter("person is null or person is not null");
            assertThat(StoredTable.of(seen).files()).isEmpty();
            List<String> columns = List.of(Fact.CASE.type().fieldNames()).stream()
                    .filter(List.of(seen.columns())::contains)
                    .toList();
            List<String> lines = search.joined(seen, columns)
                    .queryExecution()
                    .executedPlan()
                    .toString()
                    .lines()
                    .toList();
            List<Integer> scans = scans(lines, register);
            assertThat(scans).as("scans of " + register.name()).hasSize(1);
            assertThat(lines.get(scans.get(0)))
                    .doesNotContain("gross_amount")
                    .doesNotContain("net_days")
                    .doesNotContain("flags")
                    .contains("IsNotNull(person)");
            assertThat(String.join("\n", lines))
                    .contains("BroadcastHashJoin")
                    .doesNotContain("Exchange hashpartitioning")
                    .doesNotContain("SortMergeJoin");
        }
        String lineage = link(table -> StoredTable.of(table.filter("person is null or person is not null")))
                .rows()
                .toDebugString();
        assertThat(lineage.lines().filter(line -> line.contains("ShuffledRDD"))).hasSize(1);
        assertThat(lineage).doesNotContain("ShuffledRowRDD");
    }

    private InternalRows link(Function<Dataset<Row>, StoredTable> seen) {
        Histories.Sources sources = new Histories.Sources(
                StoredTable.of(table(InsatsTable.SCHEMA)),
                StoredTable.of(table(ParticipationTable.SCHEMA)),
                seen.apply(table(SicknessBenefitTable.SCHEMA)),
                seen.apply(table(DisabilityBenefitTable.SCHEMA)),
                seen.apply(table(PopulationTable.SCHEMA)),
                Optional.empty(),
                Optional.empty());
        return Histories.link(
                SharedSpark.session(), sources, Participants.of(sources.participations()), PersonNumbers.unchanged());
    }

    private static List<Integer> scans(List<String> lines, RegisterSchema register) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("FileScan") && lines.get(i).contains("/" + register.name()))
                .boxed()
                .toList();
    }

    private Dataset<Row> table(RegisterSchema schema) {
        SparkSession spark = SharedSpark.session();
        String path = folder.resolve(schema.name()).toString();
        spark.createDataFrame(List.of(), schema.stored())
                .write()
                .mode("overwrite")
                .parquet(path);
        return spark.read().schema(schema.stored()).parquet(path);
    }
}
