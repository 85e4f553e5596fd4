package se.samkor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.SharedSpark;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;

/** How the registers are linked: each payout register is read once, by the needed columns, and never exchanged whole. */
class HistoriesPlanTest {
    @TempDir
    Path folder;

    @Test
    void ofParquetFilesOnlyTheRowsOfParticipantsReachSpark() {
        List<String> plan = plan(table -> table);
        // the registers of SUS are small; the payout registers and befolkning are no scan of Spark's at all
        assertThat(scans(plan, SicknessBenefitTable.SCHEMA)).isEmpty();
        assertThat(scans(plan, DisabilityBenefitTable.SCHEMA)).isEmpty();
        assertThat(scans(plan, PopulationTable.SCHEMA)).isEmpty();
        assertThat(plan.stream().filter(line -> line.contains("Scan ExistingRDD[_number")))
                .hasSize(3);
        String read = plan.stream()
                .filter(line -> line.contains("Scan ExistingRDD[_number") && line.contains("extent"))
                .findFirst()
                .orElseThrow();
        assertThat(read)
                .contains("from_date", "to_date", "benefit_code", "extent", "diagnosis", "case_from")
                .doesNotContain("gross_amount", "net_days", "flags");
    }

    @Test
    void otherwiseThePayoutRegistersAreNeitherShuffledNorReadTwice() {
        // a table that is more than its files, as one with deleted rows is
        List<String> lines = plan(table -> table.filter("person is null or person is not null"));
        for (RegisterSchema register : List.of(SicknessBenefitTable.SCHEMA, DisabilityBenefitTable.SCHEMA)) {
            List<Integer> scans = scans(lines, register);
            assertThat(scans).as("scans of " + register.name()).hasSize(1);
            String scan = lines.get(scans.get(0));
            assertThat(scan)
                    .doesNotContain("gross_amount")
                    .doesNotContain("net_days")
                    .doesNotContain("flags");
            assertThat(scan).contains("IsNotNull(person)");
            // climbing from the scan, the broadcast join comes before any exchange
            String above = lines.subList(0, scans.get(0)).stream()
                    .filter(line -> depth(line) < depth(scan))
                    .reduce("", (all, line) -> line + "\n" + all);
            int join = above.indexOf("BroadcastHashJoin");
            int exchange = above.indexOf("Exchange hashpartitioning");
            assertThat(join).isNotNegative();
            assertThat(exchange < 0 || join < exchange).isTrue();
        }
        assertThat(lines).noneMatch(line -> line.contains("SortMergeJoin [_number"));
    }

    private List<String> plan(UnaryOperator<Dataset<Row>> seen) {
        Histories.Sources sources = new Histories.Sources(
                table(InsatsTable.SCHEMA),
                table(ParticipationTable.SCHEMA),
                seen.apply(table(SicknessBenefitTable.SCHEMA)),
                seen.apply(table(DisabilityBenefitTable.SCHEMA)),
                seen.apply(table(PopulationTable.SCHEMA)),
                Optional.empty(),
                Optional.empty());
        return Histories.link(sources, PersonNumbers.unchanged())
                .queryExecution()
                .executedPlan()
                .toString()
                .lines()
                .toList();
    }

    private static List<Integer> scans(List<String> lines, RegisterSchema register) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("FileScan") && lines.get(i).contains("/" + register.name()))
                .boxed()
                .toList();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && !Character.isLetter(line.charAt(depth))) {
            depth++;
        }
        return depth;
    }

    private Dataset<Row> table(RegisterSchema schema) {
        SparkSession spark = SharedSpark.session();
        String path = folder.resolve(schema.name()).toString();
        spark.createDataFrame(List.of(), schema.stored()).write().parquet(path);
        return spark.read().schema(schema.stored()).parquet(path);
    }
}
