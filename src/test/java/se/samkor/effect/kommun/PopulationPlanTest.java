package se.samkor.effect.kommun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.SharedSpark;
import se.samkor.domain.BenefitGroup;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;

/** How Spark means to count the population: each register is read once, by the columns needed, and exchanged once. */
class PopulationPlanTest {
    @TempDir
    Path folder;

    @Test
    void theRegistersAreReadOnceAndExchangedOnceByPerson() {
        RegisterFacts.Sources sources = new RegisterFacts.Sources(
                table(SicknessBenefitTable.SCHEMA),
                table(DisabilityBenefitTable.SCHEMA),
                table(PopulationTable.SCHEMA),
                Optional.empty(),
                Optional.of(table(JobSeekerTable.SCHEMA)));
        List<String> plan = RegisterFacts.byPerson(
                        sources,
                        group -> group == BenefitGroup.SJP ? List.of("SJP", "RP") : List.of(group.name()),
                        List.of("1"))
                .queryExecution()
                .executedPlan()
                .toString()
                .lines()
                .toList();
        assertThat(plan.stream().filter(line -> line.contains("Exchange"))).hasSize(1);
        assertThat(plan.stream().filter(line -> line.contains("Exchange hashpartitioning(person")))
                .hasSize(1);
        assertThat(plan).noneMatch(line -> line.contains("Join") || line.contains("rangepartitioning"));
        for (RegisterSchema register : List.of(SicknessBenefitTable.SCHEMA, DisabilityBenefitTable.SCHEMA)) {
            List<String> scans = plan.stream()
                    .filter(line -> line.contains("FileScan") && line.contains("/" + register.name()))
                    .toList();
            assertThat(scans).as("scans of " + register.name()).hasSize(1);
            assertThat(scans.get(0))
                    .doesNotContain("gross_amount")
                    .doesNotContain("diagnosis")
                    .doesNotContain("flags");
        }
    }

    private Dataset<Row> table(RegisterSchema schema) {
        SparkSession spark = SharedSpark.session();
        String path = folder.resolve(schema.name()).toString();
        spark.createDataFrame(List.of(), schema.stored()).write().parquet(path);
        return spark.read().schema(schema.stored()).parquet(path);
    }
}
