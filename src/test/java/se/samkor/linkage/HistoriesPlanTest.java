package se.samkor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/** How Spark means to link: the payout registers are read once, by the needed columns, and never exchanged whole. */
class HistoriesPlanTest {
    @TempDir
    Path folder;

    @Test
    void thePayoutRegistersAreNeitherShuffledNorReadTwice() throws IOException {
        Histories.Sources sources = new Histories.Sources(
                table(InsatsTable.SCHEMA),
                table(ParticipationTable.SCHEMA),
                table(SicknessBenefitTable.SCHEMA),
                table(DisabilityBenefitTable.SCHEMA),
                table(PopulationTable.SCHEMA),
                Optional.empty(),
                Optional.empty());
        String plan = Histories.link(sources, PersonNumbers.unchanged())
                .queryExecution()
                .sparkPlan()
                .toString();
        String executed = Histories.link(sources, PersonNumbers.unchanged())
                .queryExecution()
                .executedPlan()
                .toString();
        for (RegisterSchema register : List.of(SicknessBenefitTable.SCHEMA, DisabilityBenefitTable.SCHEMA)) {
            List<String> lines = executed.lines().toList();
            List<Integer> scans = java.util.stream.IntStream.range(0, lines.size())
                    .filter(i ->
                            lines.get(i).contains("FileScan") && lines.get(i).contains("/" + register.name()))
                    .boxed()
                    .toList();
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
        assertThat(plan).contains("BroadcastHashJoin").doesNotContain("SortMergeJoin [_number");
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
